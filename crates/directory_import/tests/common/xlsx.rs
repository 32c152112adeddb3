//! Workbooks of the kind .xlsx.

use super::TestSheet;
use rust_xlsxwriter::{Format, Workbook};

/// Writes a workbook.
pub fn write(sheets: &[TestSheet]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let struck = Format::new().set_font_strikethrough();
    for sheet in sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&sheet.name).expect("a name");
        worksheet.set_hidden(sheet.is_hidden);
        // The program hides no sheet that is active.
        if !sheet.is_hidden {
            worksheet.set_active(true);
        }
        for [first_row, first_column, last_row, last_column] in &sheet.merged {
            let text = &sheet.rows[*first_row][*first_column];
            let range = (*first_row as u32, *first_column as u16, *last_row as u32, *last_column as u16);
            let merged = worksheet.merge_range(range.0, range.1, range.2, range.3, text, &Format::new());
            merged.expect("a merged range");
        }
        for (row, cells) in sheet.rows.iter().enumerate() {
            for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                let is_struck = sheet.struck.contains(&(row, column));
                let format = if is_struck { struck.clone() } else { Format::new() };
                let written = worksheet.write_with_format(row as u32, column as u16, text, &format);
                written.expect("a cell");
            }
        }
        for row in &sheet.hidden_rows {
            worksheet.set_row_hidden(*row as u32).expect("a row");
        }
        for column in &sheet.hidden_columns {
            worksheet.set_column_hidden(*column as u16).expect("a column");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}
