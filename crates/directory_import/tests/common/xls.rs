//! Workbooks of the kind .xls (\[MS-XLS\]: Excel Binary File Format), as small as readers accept them.

use super::TestSheet;
use std::io::{Cursor, Write as _};

/// Writes a workbook.
pub fn write(sheets: &[TestSheet]) -> Vec<u8> {
    compound_file("/Workbook", &stream(sheets))
}

/// Writes a compound file with one stream.
pub fn compound_file(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a compound file");
    file.create_stream(name).and_then(|mut stream| stream.write_all(bytes)).expect("a stream");
    // calamine expects a small stream, which real files have.
    file.create_stream("/Comment").and_then(|mut stream| stream.write_all(b"x")).expect("a stream");
    file.flush().expect("the file is complete");
    file.into_inner().into_inner()
}

/// Writes the stream of a workbook.
pub fn stream(sheets: &[TestSheet]) -> Vec<u8> {
    let parts: Vec<Vec<u8>> = sheets.iter().map(sheet_stream).collect();
    let globals = |offsets: &[u32]| {
        let mut bytes = record(0x0809, &[0x00, 0x06, 0x05, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0]);
        bytes.extend(record(0x0042, &1200_u16.to_le_bytes()));
        for is_struck in [false, false, false, false, true] {
            bytes.extend(font(is_struck));
        }
        // The fifth font has the number 5.
        for font in [0_u16, 5] {
            let mut data = font.to_le_bytes().to_vec();
            data.resize(20, 0);
            bytes.extend(record(0x00e0, &data));
        }
        for (sheet, offset) in sheets.iter().zip(offsets) {
            let mut data = offset.to_le_bytes().to_vec();
            data.extend([u8::from(sheet.is_hidden), 0]);
            data.extend(text(&sheet.name, false));
            bytes.extend(record(0x0085, &data));
        }
        bytes.extend(record(0x000a, &[]));
        bytes
    };
    let mut offset = globals(&vec![0; sheets.len()]).len() as u32;
    let mut offsets = Vec::new();
    for part in &parts {
        offsets.push(offset);
        offset += part.len() as u32;
    }
    let mut bytes = globals(&offsets);
    bytes.extend(parts.concat());
    // Readers expect a stream of more than one sector.
    bytes.resize(bytes.len().max(8192), 0);
    bytes
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut bytes = kind.to_le_bytes().to_vec();
    bytes.extend((data.len() as u16).to_le_bytes());
    bytes.extend(data);
    bytes
}

/// Writes an uncompressed text with its length in one byte or two.
fn text(text: &str, is_long: bool) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = (units.len() as u16).to_le_bytes();
    let mut bytes = if is_long { length.to_vec() } else { vec![length[0]] };
    bytes.push(1);
    bytes.extend(units.into_iter().flat_map(u16::to_le_bytes));
    bytes
}

fn font(is_struck: bool) -> Vec<u8> {
    let mut data = vec![200, 0, if is_struck { 8 } else { 0 }, 0, 0xff, 0x7f, 0x90, 1, 0, 0, 0, 0, 0x86, 0];
    data.extend(text("宋体", false));
    record(0x0031, &data)
}

fn sheet_stream(sheet: &TestSheet) -> Vec<u8> {
    let pair =
        |row: usize, column: usize| [(row as u16).to_le_bytes(), (column as u16).to_le_bytes()].concat();
    let mut bytes = record(0x0809, &[0x00, 0x06, 0x10, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0]);
    for column in &sheet.hidden_columns {
        let mut data = pair(*column, *column);
        data.extend([0, 8, 0, 0, 1, 0, 0, 0]);
        bytes.extend(record(0x007d, &data));
    }
    for row in 0..sheet.rows.len() {
        let mut data = pair(row, 0);
        data.extend([8, 0, 0xff, 0, 0, 0, 0, 0]);
        data.extend([if sheet.hidden_rows.contains(&row) { 0x20 } else { 0 }, 1, 0x0f, 0]);
        bytes.extend(record(0x0208, &data));
    }
    for (row, cells) in sheet.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let mut data = pair(row, column);
            data.extend([u8::from(sheet.struck.contains(&(row, column))), 0]);
            data.extend(text(cell, true));
            bytes.extend(record(0x0204, &data));
        }
    }
    let mut merged = (sheet.merged.len() as u16).to_le_bytes().to_vec();
    for [first_row, first_column, last_row, last_column] in &sheet.merged {
        merged.extend(pair(*first_row, *last_row));
        merged.extend(pair(*first_column, *last_column));
    }
    bytes.extend(record(0x00e5, &merged));
    bytes.extend(record(0x000a, &[]));
    bytes
}
