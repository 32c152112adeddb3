//! Text files: cells separated by commas, tabs, semicolons or `|`.

use crate::error::ListError;
use crate::grid::{Cell, Sheet};
use crate::heads;

/// The separators, from the most usual.
const SEPARATORS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// Reads the text with the separator that finds the most heads; if none finds any, with the one that splits
/// the most.
pub(crate) fn sheet(text: &str) -> Result<Sheet, ListError> {
    let mut best = ((0, 0), Sheet::new(None, false));
    for separator in SEPARATORS {
        let mut sheet = Sheet::new(None, false);
        let mut split = 0;
        for (line, cells) in records(text, separator)? {
            split += cells.len();
            for (column, cell) in cells.iter().enumerate() {
                sheet.set(line - 1, column, Cell::new(cell))?;
            }
        }
        let found = heads::find(&sheet).map_or(0, |(_, columns)| columns.found());
        let score = (found, if found == 0 { split } else { 0 });
        if score > best.0 {
            best = (score, sheet);
        }
    }
    Ok(best.1)
}

/// Splits a text into lines, counted from 1, and cells, with the separator that its first line contains most.
///
/// # Errors
/// [`ListError::Damaged`] if the text cannot be split.
pub fn parse_cells(text: &str) -> Result<Vec<(usize, Vec<String>)>, ListError> {
    let first = text.lines().next().unwrap_or_default();
    let count = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    // The first of equal ones: a line without separators is split at commas.
    let separator = SEPARATORS.into_iter().rev().max_by_key(count).unwrap_or(b',');
    records(text, separator)
}

fn records(text: &str, separator: u8) -> Result<Vec<(usize, Vec<String>)>, ListError> {
    let mut builder = csv::ReaderBuilder::new();
    let mut reader =
        builder.has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut records = Vec::new();
    let (mut line, mut counted) = (1, 0);
    for record in reader.records() {
        let record = record.map_err(|error| ListError::Damaged(error.to_string()))?;
        // The position is before the empty lines that the CSV reader skips.
        let start = record.position().map_or(counted, |position| position.byte() as usize);
        let skipped =
            text.as_bytes()[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        line += text.as_bytes()[counted..start + skipped].iter().filter(|byte| **byte == b'\n').count();
        counted = start + skipped;
        records.push((line, record.iter().map(str::to_owned).collect()));
    }
    Ok(records)
}

#[cfg(test)]
mod tests {
    use super::{parse_cells, sheet};
    use crate::heads;
    use proptest::prelude::*;

    #[test]
    fn each_separator_is_found() {
        for separator in [",", "\t", ";", "|"] {
            let text = format!(
                "目录,2026\n\n职业编码{separator}职业名称\n6-28-03-03{separator}\"工业废水处理工\"\n"
            );
            let sheet = sheet(&text).expect("a sheet");
            let (head, columns) = heads::find(&sheet).expect("a head");
            assert_eq!((head, columns.code, columns.name), (2, Some(0), 1), "{separator:?}");
            let rows: Vec<usize> = sheet.rows().map(|(row, _)| row).collect();
            assert_eq!(rows, [0, 2, 3]);
        }
    }

    #[test]
    fn cells_are_split_at_the_separator_of_the_first_line() {
        let cells = |text: &str| parse_cells(text).expect("cells");
        assert_eq!(
            cells("a;b\n1,5;2"),
            [(1, vec!["a".into(), "b".into()]), (2, vec!["1,5".into(), "2".into()])]
        );
        assert_eq!(cells("a\n"), [(1, vec!["a".to_owned()])]);
        assert_eq!(cells("a\tb\n"), [(1, vec!["a".to_owned(), "b".to_owned()])]);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "(职业名称|职业编码|[,;\t|\"\n\r]|\\PC){0,60}") {
            let _ = sheet(&text);
            let _ = parse_cells(&text);
        }
    }
}
