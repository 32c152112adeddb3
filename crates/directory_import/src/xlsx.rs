//! Workbooks of the kind .xlsx.

use crate::error::ListError;
use crate::grid::{Area, Cell, Sheet};
use crate::limits;
use crate::package::Package;
use crate::xlsx_dimension;
use crate::xlsx_layout::{self, Hidden, StruckTexts};
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::Cursor;

/// Reads the sheets of a workbook.
pub(crate) fn sheets(bytes: &[u8], package: &mut Package<'_>) -> Result<Vec<Sheet>, ListError> {
    let paths = xlsx_layout::sheet_paths(package)?;
    if paths.len() > limits::SHEETS {
        return Err(ListError::TooManySheets);
    }
    // Each file is unpacked once, although several sheets may name it.
    let (mut hidden, mut changed) = (HashMap::new(), HashMap::new());
    for (_, path) in &paths {
        if let Entry::Vacant(entry) = hidden.entry(path.as_str()) {
            let xml = package.text(path)?;
            entry.insert(Hidden::read(&xml)?);
            changed.extend(xlsx_dimension::without_malformed(xml)?.map(|xml| (path.as_str(), xml)));
        }
    }
    let bytes = if changed.is_empty() { Cow::Borrowed(bytes) } else { Cow::Owned(package.with(&changed)?) };
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(&bytes[..])).map_err(error)?;
    let metadata = workbook.sheets_metadata().to_vec();
    if metadata.len() > limits::SHEETS {
        return Err(ListError::TooManySheets);
    }
    let struck_texts = StruckTexts::read(&package.text("xl/sharedStrings.xml")?)?;
    let mut sheets = Vec::new();
    for sheet in metadata.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let is_hidden = sheet.visible != SheetVisible::Visible;
        let mut grid = Sheet::new(Some(sheet.name.clone()), is_hidden);
        fill(&mut workbook, &sheet.name, &struck_texts, &mut grid)?;
        let path = paths.iter().find(|(name, _)| *name == sheet.name);
        if let Some(hidden) = path.and_then(|(_, path)| hidden.get(path.as_str())) {
            hidden.mark(&mut grid);
        }
        let merged = workbook.merge_cells_by_sheet_name(&sheet.name).map_err(error)?;
        for (number, area) in merged.iter().enumerate() {
            let rows = (area.start.0 as usize, area.end.0 as usize);
            grid.merge(number, Area { rows, columns: (area.start.1 as usize, area.end.1 as usize) })?;
        }
        sheets.push(grid);
    }
    Ok(sheets)
}

fn fill(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    struck_texts: &StruckTexts,
    grid: &mut Sheet,
) -> Result<(), ListError> {
    let mut reader = workbook.worksheet_cells_reader(name).map_err(error)?;
    // The reader lends its styles only between two cells.
    let struck_styles: Vec<bool> = reader
        .styles()
        .iter()
        .map(|style| style.font.as_ref().is_some_and(|font| font.has_strikethrough()))
        .collect();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(error)? {
        let (row, column) = cell.get_position();
        let mut read = text(cell.get_value());
        read.is_struck = struck_styles.get(style).copied().unwrap_or_default();
        // Only a piece of the text is struck through: what is left is the text.
        if let Some(rest) = struck_texts.rest(&read.text) {
            read.is_struck |= rest.is_empty();
            if !rest.is_empty() {
                read.text = rest.to_owned();
            }
        }
        grid.set(row as usize, column as usize, read)?;
    }
    Ok(())
}

fn text(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            Cell { is_date: true, ..Cell::new(&format!("{year}-{month:02}-{day:02}")) }
        }
        DataRef::DateTimeIso(date) => Cell { is_date: true, ..Cell::new(date) },
        DataRef::String(text) | DataRef::DurationIso(text) => Cell::new(text),
        DataRef::SharedString(text) => Cell::new(text),
        DataRef::Float(number) => Cell::new(&number.to_string()),
        DataRef::Int(number) => Cell::new(&number.to_string()),
        DataRef::Bool(is_true) => Cell::new(if *is_true { "TRUE" } else { "FALSE" }),
        DataRef::Error(_) | DataRef::Empty => Cell::default(),
    }
}

fn error(error: XlsxError) -> ListError {
    match error {
        XlsxError::Password => ListError::Password,
        other => ListError::Damaged(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::sheets;
    use crate::package::Package;
    use rust_xlsxwriter::{Workbook, XlsxError};

    #[test]
    fn each_sheet_is_unpacked_once() -> Result<(), XlsxError> {
        let mut workbook = Workbook::new();
        for name in ["甲", "乙"] {
            let sheet = workbook.add_worksheet().set_name(name)?;
            sheet.write(0, 0, "职业名称")?.write(1, 0, "电工")?.write(2, 0, "焊工")?;
            sheet.set_row_hidden(2)?.set_column_hidden(0)?;
        }
        let bytes = workbook.save_to_buffer()?;
        let mut package = Package::open(&bytes).expect("a package");
        let read = sheets(&bytes, &mut package).expect("a workbook");
        for sheet in &read {
            let hidden = (0..3).filter(|row| sheet.is_row_hidden(*row));
            assert_eq!((hidden.collect::<Vec<_>>(), sheet.is_column_hidden(0)), (vec![2], true));
        }
        let mut unpacked: Vec<&String> =
            package.texts.iter().filter(|name| name.starts_with("xl/worksheets/")).collect();
        unpacked.sort();
        assert_eq!(unpacked, ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]);
        Ok(())
    }
}
