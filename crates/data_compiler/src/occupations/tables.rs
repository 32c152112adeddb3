//! Rows of a CSV file, each with its line.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourceFile;

/// One row: its line and `N` fields.
pub(crate) struct Row<const N: usize> {
    pub(crate) line: u32,
    pub(crate) fields: [String; N],
}

/// Reads the rows of `source`, whose header must be exactly `columns`.
pub(crate) fn rows<const N: usize>(
    source: &SourceFile,
    columns: [&str; N],
    problems: &mut Vec<Diagnostic>,
) -> Vec<Row<N>> {
    let remedy = format!("the columns are {}, as docs/data.md shows", columns.join(","));
    let mut reader = csv::ReaderBuilder::new().from_reader(source.text.as_bytes());
    let header_is_right = reader.headers().is_ok_and(|header| header == columns.as_slice());
    if !header_is_right {
        problems.push(source.problem_on_line(
            Code::Malformed,
            1,
            "the first line does not name the columns",
            remedy,
        ));
        return Vec::new();
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(1, |position| position.line() as u32);
                let fields: Vec<String> = record.iter().map(str::to_owned).collect();
                if let Ok(fields) = fields.try_into() {
                    rows.push(Row { line, fields });
                }
            }
            Err(error) => {
                let line = error.position().map_or(1, |position| position.line() as u32);
                let message = format!("the row cannot be read ({error})");
                problems.push(source.problem_on_line(Code::Malformed, line, message, remedy.clone()));
            }
        }
    }
    rows
}

/// Splits a list in one field at its separator `；`.
pub(crate) fn parts(field: &str) -> Vec<String> {
    field.split('；').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
