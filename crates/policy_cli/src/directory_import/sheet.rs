//! The rows of an official list: a workbook or a CSV file, with any number of title rows above the header.

use anyhow::{Context, Result, anyhow, bail};
use calamine::{Reader, Xlsx, open_workbook};
use std::path::Path;

/// One occupation as the list writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// The row in the sheet, from 1.
    pub line: usize,
    /// The code; may be empty if the list has none.
    pub code: String,
    /// The name.
    pub name: String,
    /// The field of the notice, 1 to 5; empty if the list does not say.
    pub field: String,
    /// The notice's word for the field; empty if the list has none.
    pub phrase: String,
}

const NAMES: [&str; 5] = ["职业名称", "职业（工种）名称", "名称", "职业", "name"];
const CODES: [&str; 5] = ["职业编码", "职业代码", "编码", "代码", "code"];
const FIELDS: [&str; 2] = ["领域", "field"];
const PHRASES: [&str; 2] = ["通知用词", "phrase"];

/// The maximum number of rows searched for the table header.
const HEAD_WITHIN: usize = 20;

/// Reads a list. Rows without code and name are skipped.
pub fn read(path: &Path, sheet: Option<&str>) -> Result<Vec<SheetRow>> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let cells = match extension.as_deref() {
        Some("xlsx") => workbook(path, sheet),
        Some("csv") => csv_file(path),
        _ => bail!("名单要是 .xlsx 或 .csv 文件"),
    };
    rows(&cells.with_context(|| format!("reading {}", path.display()))?)
}

fn workbook(path: &Path, sheet: Option<&str>) -> Result<Vec<Vec<String>>> {
    let mut workbook: Xlsx<_> = open_workbook(path)?;
    let first = || workbook.sheet_names().first().cloned();
    let name = sheet.map(str::to_owned).or_else(first).ok_or_else(|| anyhow!("the workbook has no sheet"))?;
    let range = workbook.worksheet_range(&name).with_context(|| format!("the sheet {name}"))?;
    // A range begins with the first non-empty cell of the sheet.
    let above = range.start().map_or(0, |(row, _)| row as usize);
    let rows = range.rows().map(|row| row.iter().map(|cell| cell.to_string().trim().to_owned()).collect());
    Ok(std::iter::repeat_n(Vec::new(), above).chain(rows).collect())
}

fn csv_file(path: &Path) -> Result<Vec<Vec<String>>> {
    let bytes = std::fs::read(path)?;
    let text = String::from_utf8(bytes)
        .map_err(|_| anyhow!("不是 UTF-8：在表格软件里另存为“CSV UTF-8”，或者直接用 .xlsx"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows: Vec<Vec<String>> = Vec::new();
    for record in reader.records() {
        let record = record?;
        // The CSV reader skips empty lines, so the line number comes from the position.
        let line = record.position().map_or(rows.len() + 1, |position| position.line() as usize);
        rows.resize(rows.len().max(line - 1), Vec::new());
        rows.push(record.iter().map(|cell| cell.trim().to_owned()).collect());
    }
    Ok(rows)
}

/// Finds the table header and reads the rows below it.
fn rows(cells: &[Vec<String>]) -> Result<Vec<SheetRow>> {
    let column = |row: &[String], names: &[&str]| row.iter().position(|cell| names.contains(&cell.as_str()));
    let head = cells.iter().take(HEAD_WITHIN).position(|row| column(row, &NAMES).is_some());
    let head = head.ok_or_else(|| anyhow!("找不到表头：要有一列叫“职业名称”，最好还有一列“职业编码”"))?;
    let row_of = &cells[head];
    let columns = [&CODES[..], &NAMES, &FIELDS, &PHRASES].map(|names| column(row_of, names));
    if columns[0].is_none() {
        println!("名单里没有“职业编码”这一列，只按名称对");
    }
    let rows: Vec<SheetRow> = cells
        .iter()
        .enumerate()
        .skip(head + 1)
        .map(|(index, row)| {
            let cell = |column: Option<usize>| {
                column.and_then(|column| row.get(column)).cloned().unwrap_or_default()
            };
            let [code, name, field, phrase] = columns.map(cell);
            SheetRow { line: index + 1, code, name, field, phrase }
        })
        .filter(|row| !row.code.is_empty() || !row.name.is_empty())
        .collect();
    if rows.is_empty() {
        bail!("表头下面一行也没有");
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::{SheetRow, rows};

    fn cells(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn the_head_is_found_below_a_title_and_rows_keep_their_numbers() {
        let found = rows(&cells(&[
            &["山东省绿色低碳职业目录"],
            &["序号", "职业编码", "职业名称"],
            &["1", "6-28-03-03", "工业废水处理工L"],
            &[],
            &["2", "", "装修工"],
        ]))
        .expect("a list");
        let row = |line, code: &str, name: &str| SheetRow {
            line,
            code: code.to_owned(),
            name: name.to_owned(),
            field: String::new(),
            phrase: String::new(),
        };
        assert_eq!(found, [row(3, "6-28-03-03", "工业废水处理工L"), row(5, "", "装修工")]);
    }

    #[test]
    fn a_list_without_a_head_or_without_rows_is_refused() {
        assert!(rows(&cells(&[&["6-28-03-03", "工业废水处理工"]])).is_err());
        assert!(rows(&cells(&[&["职业名称"]])).is_err());
    }
}
