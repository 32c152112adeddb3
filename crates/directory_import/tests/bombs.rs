//! Files that would fill the memory: packages that unpack to far more than they declare, 100,000 rows, 50 MB,
//! merged ranges over whole sheets, sheets of formulas. Each ends in a Chinese sentence or in a list, for any
//! of its sizes.

use crate::common::ods::{pack, pack_content};
use crate::common::{KINDS, is_chinese, plain_rows, sheet, xls};
use directory_import::{List, ListError, limits, read_list};
use proptest::prelude::*;
use rust_xlsxwriter::{Formula, Workbook};
use std::io::Cursor;
use std::sync::LazyLock;
use zip::{ZipArchive, ZipWriter};

/// Packs a sheet of an .xlsx as it is given.
fn raw_xlsx(sheet: &str) -> Vec<u8> {
    const WORKBOOK: &[u8] = b"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
        xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
        <sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
    const ROOT: &[u8] = b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
        <Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
        Target=\"xl/workbook.xml\"/></Relationships>";
    const RELATIONS: &[u8] = b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
        <Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
        Target=\"worksheets/sheet1.xml\"/></Relationships>";
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{sheet}</worksheet>"
    );
    pack(&[
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// Writes the rows of an .xlsx with one column; the first is the header.
fn rows(count: usize) -> String {
    let row = |row: usize| {
        let text = if row == 1 { "职业名称" } else { "架子工" };
        format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>")
    };
    format!("<sheetData>{}</sheetData>", (1..=count).map(row).collect::<String>())
}

/// A package with one file of a quarter of the limit.
static BOMB: LazyLock<Vec<u8>> =
    LazyLock::new(|| pack(&[("bomb", &vec![b' '; limits::UNPACKED_BYTES as usize / 4])]));

/// Adds the packed bytes of the bomb to a package, under several names.
fn with_bombs(package: &[u8], name: &str, parts: usize) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut files = ZipArchive::new(Cursor::new(package)).expect("a package");
    for index in 0..files.len() {
        writer.raw_copy_file(files.by_index_raw(index).expect("a file")).expect("its copy");
    }
    let mut bomb = ZipArchive::new(Cursor::new(&BOMB[..])).expect("a package");
    for part in 0..parts {
        let file = bomb.by_index_raw(0).expect("the bomb");
        writer.raw_copy_file_rename(file, format!("{part}{name}")).expect("its copy");
    }
    writer.finish().expect("a package").into_inner()
}

/// Writes other unpacked sizes into the headers of a package.
fn declare(bytes: &mut [u8], size: u32) {
    for at in 0..bytes.len().saturating_sub(28) {
        let field = match &bytes[at..at + 4] {
            b"PK\x01\x02" => at + 24,
            b"PK\x03\x04" => at + 22,
            _ => continue,
        };
        bytes[field..field + 4].copy_from_slice(&size.to_le_bytes());
    }
}

/// Writes a file of the given kind with many rows.
fn many_rows(kind: usize, count: usize) -> Vec<u8> {
    match kind {
        0 => raw_xlsx(&rows(count)),
        1 => {
            let row = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>架子工</text:p>\
                </table:table-cell></table:table-row>";
            pack_content(&format!(
                "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"a\">{}\
                 </table:table></office:spreadsheet></office:body></office:document-content>",
                row.replace("架子工", "职业名称") + &row.repeat(count)
            ))
        }
        2 => format!("职业名称\n{}", "架子工\n".repeat(count)).into_bytes(),
        // The kind has at most 65,536 rows.
        _ => {
            let mut rows = vec![vec!["职业名称"]];
            rows.resize(count.min(65_000), vec!["架子工"]);
            xls::write(&[sheet("a", &rows)])
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    /// A package is unpacked up to the limit, whatever sizes it declares.
    #[test]
    fn a_package_that_unpacks_to_too_much_is_refused(
        is_ods in any::<bool>(),
        name in "(xl/sharedStrings|xl/styles|xl/worksheets/sheet2|content2|Pictures/a|\\.\\./\\.\\./a)\\.xml",
        parts in 4..12_usize,
        declared in proptest::option::of(0..100_000_u32),
    ) {
        let list = if is_ods { many_rows(1, 2) } else { many_rows(0, 2) };
        prop_assert!(read_list(&list, None).is_ok(), "without the bombs, it is a list");
        let mut package = with_bombs(&list, &name, parts);
        if let Some(size) = declared {
            declare(&mut package, size);
        }
        prop_assert!(package.len() < limits::FILE_BYTES, "{} bytes are refused before", package.len());
        let error = read_list(&package, None).expect_err("a bomb");
        prop_assert!(is_chinese(&error), "{}", error);
        if declared.is_none() {
            prop_assert_eq!(error, ListError::TooMuchUnpacked);
        }
    }

    #[test]
    fn a_hundred_thousand_rows_are_refused(kind in 0..4_usize, count in 100_000..110_000_usize) {
        prop_assert_eq!(read_list(&many_rows(kind, count), None), Err(ListError::TooManyRows));
    }

    #[test]
    fn fifty_megabytes_are_refused(
        kind in 0..4_usize,
        size in limits::FILE_BYTES + 1..=50 << 20,
        filler in any::<u8>(),
    ) {
        let mut bytes = match kind {
            3 => b"\xd6\xb0\xd2\xb5,".to_vec(),
            workbook => KINDS[workbook].1(&[sheet("名单", &plain_rows())]),
        };
        bytes.resize(size, filler);
        prop_assert_eq!(read_list(&bytes, None), Err(ListError::TooManyBytes));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Merged ranges up to the whole sheet do not fill more cells than the limit.
    #[test]
    fn merged_ranges_of_any_size_are_read_or_refused(
        ranges in proptest::collection::vec((1..1_048_576_usize, 1..1_048_576_usize, 0..3_usize, 0..6_usize), 1..40),
    ) {
        let columns = ["A", "B", "XFD", "C", "GR", "ZZ"];
        let merged: String = ranges
            .iter()
            .map(|(one, other, first, last)| {
                let (from, to) = (one.min(other), one.max(other));
                format!("<mergeCell ref=\"{}{from}:{}{to}\"/>", columns[*first], columns[*last])
            })
            .collect();
        let xml = format!("{}<mergeCells>{merged}</mergeCells>", rows(50));
        prop_assert_eq!(read_list(&raw_xlsx(&rows(50)), None).map(|list| list.rows.len()), Ok(49));
        match read_list(&raw_xlsx(&xml), None) {
            Ok(List { rows, .. }) => prop_assert!(rows.len() <= limits::ROWS),
            Err(error) => prop_assert!(is_chinese(&error), "{}", error),
        }
    }

    /// No formula is computed and none is taken for a name: a cell has the text that was stored with it.
    #[test]
    fn a_sheet_of_any_formulas_is_read_by_its_stored_texts(
        cells in proptest::collection::vec(
            ("=(A1&B1|SUM\\(A1:XFD1048576\\)|HYPERLINK\\(\"http://example.invalid/\"\\)|WEBSERVICE\\(A1\\)|REPT\\(\"x\",99999\\))", "(架子工|工业废水处理工|#REF!|12|0)"),
            1..60,
        ),
    ) {
        let mut workbook = Workbook::new();
        let worksheet = workbook.add_worksheet();
        worksheet.write(0, 0, "职业名称").expect("a head");
        for (row, (formula, stored)) in (1..).zip(&cells) {
            worksheet.write_formula(row, 0, Formula::new(formula).set_result(stored)).expect("a formula");
        }
        match read_list(&workbook.save_to_buffer().expect("a workbook"), None) {
            Ok(list) => {
                let stored: Vec<&str> = cells.iter().map(|(_, stored)| stored.as_str()).collect();
                prop_assert!(list.rows.iter().all(|row| stored.contains(&row.name.as_str())), "{:?}", list.rows);
            }
            Err(error) => prop_assert_eq!(error, ListError::NoRows),
        }
    }
}

/// The range that other programs declare for a sheet is not relied on, and a cell without text takes no room
/// (tafia/calamine#285 and #428).
#[test]
fn a_sheet_is_read_by_its_cells_whatever_range_it_declares() {
    let list = rows(31);
    for declared in ["A0:C31", "A1:XFD1048576", "A1", "", "A1:A1048577", "ZZZZ9:A1", "??"] {
        let sheet = format!("<dimension ref=\"{declared}\"/>{list}");
        assert_eq!(read_list(&raw_xlsx(&sheet), None).map(|list| list.rows.len()), Ok(30), "{declared:?}");
    }
    let blank = r#"<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>"#;
    let sheet = list.replace("</sheetData>", blank);
    assert_eq!(
        read_list(&raw_xlsx(&sheet), None).map(|list| list.rows.len()),
        Ok(30),
        "a blank cell far away"
    );
}
