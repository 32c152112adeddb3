//! Workbooks of the kind .ods (OpenDocument 1.3). Read directly: calamine reports neither hidden rows nor
//! merged ranges of them.

use crate::error::ListError;
use crate::grid::{Area, Cell, Sheet};
use crate::limits;
use crate::package::Package;
use crate::xlsx_layout::{attribute, damaged};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::collections::BTreeSet;

/// The automatic styles that hide or strike through.
#[derive(Default)]
struct Styles {
    current: String,
    hidden: BTreeSet<String>,
    struck: BTreeSet<String>,
}

/// The position while a table is read.
#[derive(Default)]
struct Table {
    sheet: Sheet,
    row: usize,
    row_repeats: usize,
    is_row_hidden: bool,
    column: usize,
    declared_columns: usize,
    cells: Vec<(usize, Cell)>,
    merged: Vec<Area>,
    cell: Option<OpenCell>,
    in_annotation: bool,
}

struct OpenCell {
    cell: Cell,
    text: String,
    repeats: usize,
    span: (usize, usize),
    is_covered: bool,
}

/// Reads the sheets of a workbook.
pub(crate) fn sheets(package: &mut Package<'_>) -> Result<Vec<Sheet>, ListError> {
    if package.text("META-INF/manifest.xml")?.contains("encryption-data") {
        return Err(ListError::Password);
    }
    let xml = package.text("content.xml")?;
    let mut reader = Reader::from_str(&xml);
    reader.config_mut().expand_empty_elements = true;
    let mut styles = Styles::default();
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut table: Option<Table> = None;
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(element) => match &mut table {
                None if element.local_name().as_ref() == "table" => {
                    if sheets.len() >= limits::SHEETS {
                        return Err(ListError::TooManySheets);
                    }
                    let style = attribute(&element, "style-name")?.unwrap_or_default();
                    let sheet = Sheet::new(attribute(&element, "name")?, styles.hidden.contains(&style));
                    table = Some(Table { sheet, ..Table::default() });
                }
                None => styles.read(&element)?,
                Some(table) => table.start(&element, &styles)?,
            },
            Event::Text(text) => {
                if let Some(table) = &mut table {
                    table.push(&text.xml10_content());
                }
            }
            Event::GeneralRef(reference) => {
                if let Some(table) = &mut table {
                    let character = reference.resolve_char_ref().map_err(damaged)?;
                    let named = quick_xml::escape::resolve_predefined_entity(&reference.xml10_content());
                    table.push(&character.map(String::from).or(named.map(str::to_owned)).unwrap_or_default());
                }
            }
            Event::End(element) => match element.local_name().as_ref() {
                "table" => {
                    if let Some(table) = table.take() {
                        sheets.push(table.finish()?);
                    }
                }
                name => {
                    if let Some(table) = &mut table {
                        table.end(name)?;
                    }
                }
            },
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

impl Styles {
    fn read(&mut self, element: &BytesStart<'_>) -> Result<(), ListError> {
        match element.local_name().as_ref() {
            "style" => self.current = attribute(element, "name")?.unwrap_or_default(),
            "table-properties" if attribute(element, "display")?.as_deref() == Some("false") => {
                self.hidden.insert(self.current.clone());
            }
            "text-properties" => {
                let line = attribute(element, "text-line-through-style")?;
                let kind = attribute(element, "text-line-through-type")?;
                if [line, kind].iter().flatten().any(|line| line != "none") {
                    self.struck.insert(self.current.clone());
                }
            }
            _ => {}
        }
        Ok(())
    }
}

fn count(element: &BytesStart<'_>, name: &str) -> Result<usize, ListError> {
    Ok(attribute(element, name)?.and_then(|count| count.parse().ok()).unwrap_or(1).max(1))
}

fn is_collapsed(element: &BytesStart<'_>) -> Result<bool, ListError> {
    Ok(attribute(element, "visibility")?.is_some_and(|visibility| visibility != "visible"))
}

impl Table {
    fn start(&mut self, element: &BytesStart<'_>, styles: &Styles) -> Result<(), ListError> {
        match element.local_name().as_ref() {
            "table-column" => {
                let end = self.declared_columns.saturating_add(count(element, "number-columns-repeated")?);
                if is_collapsed(element)? {
                    let last = end.min(limits::COLUMNS);
                    (self.declared_columns..last).for_each(|column| self.sheet.hide_column(column));
                }
                self.declared_columns = end;
            }
            "table-row" => {
                self.row_repeats = count(element, "number-rows-repeated")?;
                self.is_row_hidden = is_collapsed(element)?;
                (self.column, self.cells) = (0, Vec::new());
            }
            "table-cell" | "covered-table-cell" => {
                let kind = attribute(element, "value-type")?.unwrap_or_default();
                let value = attribute(element, "value")?;
                let date = attribute(element, "date-value")?;
                let style = attribute(element, "style-name")?.unwrap_or_default();
                let is_date = kind == "date";
                // The text of a number depends on its format, so its value counts.
                let value = if is_date { date } else { value.filter(|_| kind == "float") };
                let cell = Cell {
                    is_date,
                    is_struck: styles.struck.contains(&style),
                    ..Cell::new(&value.unwrap_or_default())
                };
                let span =
                    (count(element, "number-rows-spanned")?, count(element, "number-columns-spanned")?);
                let is_covered = element.local_name().as_ref() != "table-cell";
                let repeats = count(element, "number-columns-repeated")?;
                self.cell = Some(OpenCell { cell, text: String::new(), repeats, span, is_covered });
            }
            "annotation" => self.in_annotation = true,
            "s" => self.push(" "),
            // A paragraph or a line break inside a cell.
            "p" | "line-break" => self.push("\n"),
            _ => {}
        }
        Ok(())
    }

    fn push(&mut self, text: &str) {
        if let (Some(open), false) = (&mut self.cell, self.in_annotation) {
            open.text.push_str(text);
        }
    }

    fn end(&mut self, name: &str) -> Result<(), ListError> {
        match name {
            "annotation" => self.in_annotation = false,
            "table-cell" | "covered-table-cell" => self.end_cell()?,
            "table-row" => self.end_row()?,
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), ListError> {
        let Some(mut open) = self.cell.take() else { return Ok(()) };
        if open.cell.text.is_empty() {
            open.cell.text = open.text.trim().to_owned();
        }
        let end = self.column.saturating_add(open.repeats);
        if !open.cell.text.is_empty() && !open.is_covered {
            if end > limits::COLUMNS {
                return Err(ListError::TooManyColumns);
            }
            self.cells.extend((self.column..end).map(|column| (column, open.cell.clone())));
            if open.span != (1, 1) {
                let last = |first: usize, length: usize| first.saturating_add(length - 1);
                self.merged.push(Area {
                    rows: (self.row, last(self.row, open.span.0)),
                    columns: (self.column, last(self.column, open.span.1)),
                });
            }
        }
        self.column = end;
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), ListError> {
        let end = self.row.saturating_add(self.row_repeats);
        if !self.cells.is_empty() {
            if self.row_repeats > limits::ROWS {
                return Err(ListError::TooManyRows);
            }
            for row in self.row..end {
                for (column, cell) in &self.cells {
                    self.sheet.set(row, *column, cell.clone())?;
                }
                if self.is_row_hidden {
                    self.sheet.hide_row(row);
                }
            }
        }
        self.row = end;
        Ok(())
    }

    fn finish(mut self) -> Result<Sheet, ListError> {
        for (number, area) in self.merged.iter().enumerate() {
            self.sheet.merge(number, *area)?;
        }
        Ok(self.sheet)
    }
}
