//! The rows below the table header.

use crate::codes::{self, WrittenCode};
use crate::grid::{Cell, Sheet};
use crate::heads::{self, Columns};
use crate::list::ListRow;

/// The rows of a sheet that are read, and a line for each kind of row that is not.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    pub(crate) rows: Vec<ListRow>,
    pub(crate) notes: Vec<String>,
}

/// Reads the rows below the header in row `head`.
pub(crate) fn read(sheet: &Sheet, head: usize, columns: Columns) -> Rows {
    let (mut rows, mut hidden, mut struck, mut repeated) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (index, cells) in sheet.rows().filter(|(index, _)| *index > head) {
        let row = row(sheet, index, cells, columns);
        let is_struck = |column: Option<usize>| {
            column.and_then(|column| cells.get(column)).is_some_and(|cell| cell.is_struck)
        };
        if sheet.is_row_hidden(index) {
            hidden.push(row);
        } else if heads::columns(sheet, cells).is_some_and(|found| found.name == columns.name) {
            repeated.push(row);
        } else if is_struck(Some(columns.name)) || is_struck(columns.code) {
            struck.push(row);
        } else if !row.texts.is_empty() {
            rows.push(row);
        }
    }
    let mut notes = Vec::new();
    let mut note = |kind: &str, rows: &[ListRow]| {
        if !rows.is_empty() {
            let rows: Vec<String> = rows.iter().map(described).collect();
            notes.push(format!("{kind}的 {} 行没有读：{}", rows.len(), rows.join("、")));
        }
    };
    note("隐藏（或筛选掉）", &hidden);
    note("划了删除线", &struck);
    if !repeated.is_empty() {
        let lines: Vec<String> = repeated.iter().map(|row| format!("第{}行", row.line)).collect();
        notes.push(format!("又写了一遍表头的 {} 行没有读：{}", lines.len(), lines.join("、")));
    }
    let hidden_heads: Vec<&str> = sheet
        .rows()
        .filter(|(index, _)| *index == head)
        .flat_map(|(_, cells)| cells.iter().enumerate())
        .filter(|(column, cell)| sheet.is_column_hidden(*column) && !cell.text.is_empty())
        .map(|(_, cell)| cell.text.as_str())
        .collect();
    if !hidden_heads.is_empty() {
        notes.push(format!("隐藏的列没有读：{}", hidden_heads.join("、")));
    }
    Rows { rows, notes }
}

fn described(row: &ListRow) -> String {
    format!("第{}行“{}”", row.line, if row.name.is_empty() { row.texts.join(" ") } else { row.name.clone() })
}

fn row(sheet: &Sheet, index: usize, cells: &[Cell], columns: Columns) -> ListRow {
    let cell =
        |column: Option<usize>| column.and_then(|column| cells.get(column)).cloned().unwrap_or_default();
    let (mut code, mut name) = (cell(columns.code), cell(Some(columns.name)));
    // A section title merged over both columns.
    if code.merged.is_some() && code.merged == name.merged {
        code = Cell::default();
    }
    // A code and a name in one cell.
    if code.text.is_empty()
        && let Some((first, rest)) = name.text.split_once(|sign: char| sign.is_whitespace())
        && let WrittenCode::Code(_) = codes::read(first)
    {
        code = Cell::new(first);
        name = Cell::new(rest);
    }
    let mut texts: Vec<String> = Vec::new();
    for (column, cell) in cells.iter().enumerate() {
        let is_new = !cell.text.is_empty() && !texts.contains(&cell.text);
        if is_new && !sheet.is_column_hidden(column) {
            texts.push(cell.text.clone());
        }
    }
    ListRow {
        line: index + 1,
        code: code.text,
        is_code_date: code.is_date,
        name: name.text,
        field: cell(columns.field).text,
        phrase: cell(columns.phrase).text,
        texts,
    }
}
