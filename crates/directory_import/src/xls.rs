//! Workbooks of the kinds .xls and, from older programs, .et.

use crate::error::ListError;
use crate::grid::{Area, Cell, Sheet};
use crate::limits;
use crate::xls_layout::Layout;
use calamine::{Data, Reader, SheetVisible, Xls, XlsError};
use std::io::Cursor;

/// Reads the sheets of a workbook.
pub(crate) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, ListError> {
    // The layout is read first: it checks the size of the sheets, which calamine keeps as full rectangles.
    let layout = Layout::read(bytes)?;
    let workbook: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(error)?;
    let mut workbook = workbook;
    let metadata = workbook.sheets_metadata().to_vec();
    if metadata.len() > limits::SHEETS {
        return Err(ListError::TooManySheets);
    }
    let mut sheets = Vec::new();
    for (index, sheet) in metadata.into_iter().enumerate() {
        // Charts and macros have no cells.
        let Ok(range) = workbook.worksheet_range(&sheet.name) else { continue };
        let is_hidden = sheet.visible != SheetVisible::Visible;
        let mut grid = Sheet::new(Some(sheet.name.clone()), is_hidden);
        let (first_row, first_column) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let (row, column) = (row + first_row as usize, column + first_column as usize);
            let is_struck = layout.is_struck(index, row, column);
            grid.set(row, column, Cell { is_struck, ..text(value) })?;
        }
        layout.hide(index, &mut grid);
        let merged = workbook.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        for (number, area) in merged.iter().enumerate() {
            let rows = (area.start.0 as usize, area.end.0 as usize);
            grid.merge(number, Area { rows, columns: (area.start.1 as usize, area.end.1 as usize) })?;
        }
        sheets.push(grid);
    }
    Ok(sheets)
}

fn text(value: &Data) -> Cell {
    match value {
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            Cell { is_date: true, ..Cell::new(&format!("{year}-{month:02}-{day:02}")) }
        }
        Data::DateTimeIso(date) => Cell { is_date: true, ..Cell::new(date) },
        Data::Error(_) | Data::Empty => Cell::default(),
        other => Cell::new(&other.to_string()),
    }
}

fn error(error: XlsError) -> ListError {
    match error {
        XlsError::Password => ListError::Password,
        other => ListError::Damaged(other.to_string()),
    }
}
