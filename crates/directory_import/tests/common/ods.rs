//! Workbooks of the kind .ods.

use super::TestSheet;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Packs files.
pub fn pack(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a file");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("a package").into_inner()
}

/// Packs a content file as a workbook.
pub fn pack_content(content: &str) -> Vec<u8> {
    pack(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

/// Writes a workbook.
pub fn write(sheets: &[TestSheet]) -> Vec<u8> {
    pack_content(&content(sheets))
}

/// Writes the content file.
pub fn content(sheets: &[TestSheet]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content><office:automatic-styles>\
         <style:style style:name=\"hidden\"><style:table-properties table:display=\"false\"/></style:style>\
         <style:style style:name=\"struck\"><style:text-properties style:text-line-through-style=\"solid\"/>\
         </style:style></office:automatic-styles><office:body><office:spreadsheet>",
    );
    for sheet in sheets {
        let style = if sheet.is_hidden { " table:style-name=\"hidden\"" } else { "" };
        write!(xml, "<table:table table:name=\"{}\"{style}>", sheet.name).expect("a text");
        let columns = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
        for column in 0..columns {
            let is_hidden = sheet.hidden_columns.contains(&column);
            xml.push_str(if is_hidden {
                "<table:table-column table:visibility=\"collapse\"/>"
            } else {
                "<table:table-column/>"
            });
        }
        for (row, cells) in sheet.rows.iter().enumerate() {
            let is_hidden = sheet.hidden_rows.contains(&row);
            xml.push_str(if is_hidden {
                "<table:table-row table:visibility=\"filter\">"
            } else {
                "<table:table-row>"
            });
            for (column, text) in cells.iter().enumerate() {
                let span = sheet.merged.iter().find(|area| area[..2] == [row, column]);
                let span = span.map_or(String::new(), |area| {
                    let (rows, columns) = (area[2] - area[0] + 1, area[3] - area[1] + 1);
                    format!(
                        " table:number-rows-spanned=\"{rows}\" table:number-columns-spanned=\"{columns}\""
                    )
                });
                let style =
                    if sheet.struck.contains(&(row, column)) { " table:style-name=\"struck\"" } else { "" };
                let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "</text:p><text:p>");
                write!(
                    xml,
                    "<table:table-cell office:value-type=\"string\"{style}{span}><text:p>{text}</text:p></table:table-cell>"
                )
                .expect("a text");
            }
            xml.push_str("</table:table-row>");
        }
        xml.push_str("<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell/></table:table-row></table:table>");
    }
    xml.push_str("</office:spreadsheet></office:body></office:document-content>");
    xml
}
