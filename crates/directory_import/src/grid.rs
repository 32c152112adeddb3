//! The cells of a sheet: the common form of all kinds of files.

use crate::error::ListError;
use crate::limits;
use std::collections::{BTreeMap, BTreeSet};

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    /// The text, without white space around it.
    pub(crate) text: String,
    /// True for a date: a spreadsheet turns some codes into one.
    pub(crate) is_date: bool,
    /// True if the text is struck through.
    pub(crate) is_struck: bool,
    /// The number of the merged range that contains the cell.
    pub(crate) merged: Option<usize>,
}

impl Cell {
    /// Creates a plain cell.
    pub(crate) fn new(text: &str) -> Self {
        Self { text: text.trim().to_owned(), ..Self::default() }
    }
}

/// A rectangle of cells, from 0, with both ends included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Area {
    pub(crate) rows: (usize, usize),
    pub(crate) columns: (usize, usize),
}

/// The cells of a sheet. Empty rows are left out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    /// The name; `None` for a text file.
    pub(crate) name: Option<String>,
    /// True if the sheet is not shown.
    pub(crate) is_hidden: bool,
    rows: BTreeMap<usize, Vec<Cell>>,
    hidden_rows: BTreeSet<usize>,
    hidden_columns: BTreeSet<usize>,
    text_bytes: usize,
    merged_cells: usize,
}

impl Sheet {
    /// Creates an empty sheet.
    pub(crate) fn new(name: Option<String>, is_hidden: bool) -> Self {
        Self { name, is_hidden, ..Self::default() }
    }

    /// Sets the cell at `row` and `column`, from 0. A cell without text is ignored.
    pub(crate) fn set(&mut self, row: usize, column: usize, cell: Cell) -> Result<(), ListError> {
        if cell.text.is_empty() {
            return Ok(());
        }
        if column >= limits::COLUMNS {
            return Err(ListError::TooManyColumns);
        }
        self.text_bytes += cell.text.len();
        if self.text_bytes > limits::TEXT_BYTES {
            return Err(ListError::TooMuchText);
        }
        let cells = self.rows.entry(row).or_default();
        if cells.len() <= column {
            cells.resize(column + 1, Cell::default());
        }
        cells[column] = cell;
        if self.rows.len() > limits::ROWS {
            return Err(ListError::TooManyRows);
        }
        Ok(())
    }

    /// Marks a row as hidden.
    pub(crate) fn hide_row(&mut self, row: usize) {
        if self.rows.contains_key(&row) {
            self.hidden_rows.insert(row);
        }
    }

    /// Marks a column as hidden.
    pub(crate) fn hide_column(&mut self, column: usize) {
        if column < limits::COLUMNS {
            self.hidden_columns.insert(column);
        }
    }

    /// Copies the first cell of a merged range into its other cells, in rows that contain text.
    pub(crate) fn merge(&mut self, number: usize, area: Area) -> Result<(), ListError> {
        let first = self.rows.get(&area.rows.0).and_then(|cells| cells.get(area.columns.0));
        let Some(first) = first.filter(|cell| !cell.text.is_empty()) else { return Ok(()) };
        let first = Cell { merged: Some(number), ..first.clone() };
        let last_column = area.columns.1.min(limits::COLUMNS - 1);
        if area.rows.1 < area.rows.0 || last_column < area.columns.0 {
            return Ok(());
        }
        for (_, cells) in self.rows.range_mut(area.rows.0..=area.rows.1) {
            let filled = last_column + 1 - area.columns.0;
            self.merged_cells += filled;
            self.text_bytes += filled * first.text.len();
            if self.merged_cells > limits::MERGED_CELLS || self.text_bytes > limits::TEXT_BYTES {
                return Err(ListError::TooMuchText);
            }
            if cells.len() <= last_column {
                cells.resize(last_column + 1, Cell::default());
            }
            cells[area.columns.0..=last_column].fill(first.clone());
        }
        Ok(())
    }

    /// Returns the rows with text, by index from 0.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (usize, &[Cell])> {
        self.rows.iter().map(|(row, cells)| (*row, &cells[..]))
    }

    /// Returns true if the row is hidden.
    pub(crate) fn is_row_hidden(&self, row: usize) -> bool {
        self.hidden_rows.contains(&row)
    }

    /// Returns true if the column is hidden.
    pub(crate) fn is_column_hidden(&self, column: usize) -> bool {
        self.hidden_columns.contains(&column)
    }
}

#[cfg(test)]
mod tests {
    use super::{Area, Cell, Sheet};
    use crate::error::ListError;
    use crate::limits;

    #[test]
    fn a_merged_range_fills_the_rows_that_have_text() {
        let mut sheet = Sheet::new(None, false);
        for (row, text) in [(0, "2"), (2, "甲"), (9, "乙")] {
            sheet.set(row, usize::from(row > 0), Cell::new(text)).expect("within the limits");
        }
        sheet.merge(0, Area { rows: (0, 1_000_000), columns: (0, 0) }).expect("within the limits");
        let texts: Vec<(usize, Vec<&str>)> = sheet
            .rows()
            .map(|(row, cells)| (row, cells.iter().map(|cell| cell.text.as_str()).collect()))
            .collect();
        assert_eq!(texts, [(0, vec!["2"]), (2, vec!["2", "甲"]), (9, vec!["2", "乙"])]);
    }

    #[test]
    fn cells_beyond_a_limit_are_refused() {
        let mut sheet = Sheet::new(None, false);
        assert_eq!(sheet.set(0, limits::COLUMNS, Cell::new("x")), Err(ListError::TooManyColumns));
        assert_eq!(sheet.set(0, limits::COLUMNS, Cell::new("")), Ok(()));
        for row in 0..limits::ROWS {
            assert_eq!(sheet.set(row * 7, 0, Cell::new("x")), Ok(()));
        }
        assert_eq!(sheet.set(limits::ROWS * 7, 0, Cell::new("x")), Err(ListError::TooManyRows));
        let mut sheet = Sheet::new(None, false);
        let long = Cell::new(&"长".repeat(10_000));
        let refused = (0..1_000).find_map(|row| sheet.set(row, 0, long.clone()).err());
        assert_eq!(refused, Some(ListError::TooMuchText));
    }

    #[test]
    fn overlapping_merged_ranges_end_at_a_limit() {
        let mut sheet = Sheet::new(None, false);
        for row in 0..5_000 {
            sheet.set(row, 0, Cell::new("x")).expect("within the limits");
        }
        let area = Area { rows: (0, 4_999), columns: (0, 9) };
        let refused = (0..1_000).find_map(|number| sheet.merge(number, area).err());
        assert_eq!(refused, Some(ListError::TooMuchText));
    }
}
