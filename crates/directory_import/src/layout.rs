//! The sheets and the first rows of a file, so that its table header can be pointed out by hand.

use crate::error::ListError;
use crate::grid::Sheet;
use crate::heads::{self, Columns};
use crate::limits::HEAD_WITHIN;
use crate::list::{list_of, sheets};

/// The maximum number of shown rows.
const ROWS: usize = 12;
/// The maximum number of shown columns.
const COLUMNS: usize = 20;
/// The maximum number of shown characters of a cell.
const CHARACTERS: usize = 40;

/// A table header: its row, and the column of each value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChosenHead {
    /// The row in the sheet, from 1.
    pub line: usize,
    pub columns: Columns,
}

/// The beginning of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The names of all sheets; a text file has none.
    pub sheets: Vec<String>,
    /// The name of the shown sheet.
    pub sheet: Option<String>,
    /// The first rows with text, each with its number, from 1.
    pub rows: Vec<(usize, Vec<String>)>,
    /// The table header that was found.
    pub head: Option<ChosenHead>,
}

/// Reads the beginning of a sheet: of the named one, of the one with the list, or of the first visible one.
///
/// # Errors
/// [`ListError`] if the file cannot be read at all.
pub fn layout(bytes: &[u8], requested: Option<&str>) -> Result<Layout, ListError> {
    let all = sheets(bytes)?;
    let found = list_of(&all, requested).ok().and_then(|list| list.sheet);
    let sheet = shown(&all, requested.or(found.as_deref()))?;
    let head = heads::find(sheet).map(|(row, columns)| ChosenHead { line: row + 1, columns });
    let cut = |text: &str| text.chars().take(CHARACTERS).collect::<String>();
    // The rows before the header are shown, and some below it.
    let start = head.map_or(0, |head| head.line.saturating_sub(ROWS / 2));
    let rows =
        sheet.rows().filter(|(row, cells)| *row >= start && cells.iter().any(|cell| !cell.text.is_empty()));
    let rows = rows
        .take(ROWS.min(HEAD_WITHIN))
        .map(|(row, cells)| (row + 1, cells.iter().take(COLUMNS).map(|cell| cut(&cell.text)).collect()));
    Ok(Layout {
        sheets: all.iter().filter_map(|sheet| sheet.name.clone()).collect(),
        sheet: sheet.name.clone(),
        rows: rows.collect(),
        head,
    })
}

/// Returns the named sheet, or the first visible one.
pub(crate) fn shown<'a>(sheets: &'a [Sheet], requested: Option<&str>) -> Result<&'a Sheet, ListError> {
    let named = |name: &str| {
        let names = || sheets.iter().filter_map(|sheet| sheet.name.clone()).collect();
        let found = sheets.iter().find(|sheet| sheet.name.as_deref() == Some(name));
        found.ok_or_else(|| ListError::NoSuchSheet(name.to_owned(), names()))
    };
    match requested {
        Some(name) => named(name),
        None => sheets.iter().find(|sheet| !sheet.is_hidden).or(sheets.first()).ok_or(ListError::NoHead),
    }
}
