//! Texts for new occupations, requested and read through a folder of three files.
//!
//! The officer types into the files, so they are only ever extended: rows, remarks and words that are in them
//! stay, whatever list is imported.

use super::fields::{FieldCell, Fields};
use super::plan::{DirectoryRow, Plan};
use crate::office_files::read_text;
use anyhow::{Context, Result, bail};
use directory_import::{parse_cells, parse_code};
use std::fs;
use std::path::Path;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, value};

const FIELDS: &str = "fields.csv";
const DESCRIPTIONS: &str = "descriptions.csv";
const LABELS: &str = "labels.toml";
const FIELD_COLUMNS: [&str; 4] = ["code", "name", "field", "phrase"];
const DESCRIPTION_COLUMNS: [&str; 3] = ["code", "name", "description"];

/// A field with the notice's word for it; either may still be empty.
pub struct FieldRow {
    code: String,
    pub field: String,
    pub phrase: String,
}

/// A sentence of `descriptions.csv`.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct DescriptionRow {
    pub code: String,
    pub name: String,
    pub description: String,
}

/// The colloquial labels of one occupation.
struct LabelRow {
    code: String,
    labels: Vec<String>,
}

/// The contents of the folder.
#[derive(Default)]
pub struct NewEntries {
    fields: Vec<FieldRow>,
    descriptions: Vec<DescriptionRow>,
    labels: Vec<LabelRow>,
}

impl NewEntries {
    /// Reads the folder; a missing folder yields no entries.
    pub fn read(folder: &Path, known: &Fields) -> Result<Self> {
        let path = folder.join(FIELDS);
        let mut fields = Vec::new();
        for (line, [code, _, field, phrase]) in rows(&path, FIELD_COLUMNS)? {
            let field = match known.parse(&field) {
                FieldCell::Field(field) => field,
                FieldCell::Empty => String::new(),
                FieldCell::Unknown(written) => {
                    bail!("{} 第{line}行：“{written}”不是领域，要写1到5", path.display())
                }
            };
            fields.push(FieldRow { code: usual_code(&code), field, phrase });
        }
        let descriptions = rows(&folder.join(DESCRIPTIONS), DESCRIPTION_COLUMNS)?.into_iter().map(
            |(_, [code, name, description])| DescriptionRow { code: usual_code(&code), name, description },
        );
        let descriptions = descriptions.collect();
        Ok(Self { fields, descriptions, labels: labels(&folder.join(LABELS))? })
    }

    /// Returns the field that was filled in, if only in part.
    pub fn field(&self, code: &str) -> Option<&FieldRow> {
        let mut filled = self.fields.iter().filter(|row| !row.field.is_empty() || !row.phrase.is_empty());
        filled.find(|row| row.code == code)
    }

    /// Returns the description that was filled in.
    pub fn description(&self, code: &str) -> Option<&DescriptionRow> {
        self.descriptions.iter().find(|row| row.code == code && !row.description.is_empty())
    }

    /// Returns the labels that were filled in.
    pub fn labels(&self, code: &str) -> &[String] {
        let filled = self.labels.iter().find(|row| row.code == code && !row.labels.is_empty());
        filled.map_or(&[], |row| &row.labels)
    }

    /// Extends the files of the folder by a row for each new entry that has none.
    pub fn ask(&self, folder: &Path, plan: &Plan) -> Result<()> {
        fs::create_dir_all(folder).with_context(|| format!("建不了 {}", folder.display()))?;
        let fields = plan.added().filter(|row| self.fields.iter().all(|known| known.code != row.code));
        let fields = fields.map(|row| vec![&row.code[..], &row.name, &row.field, &row.phrase]);
        extend_csv(&folder.join(FIELDS), &FIELD_COLUMNS, fields.collect())?;
        let descriptions =
            plan.added().filter(|row| self.descriptions.iter().all(|known| known.code != row.code));
        let descriptions = descriptions.map(|row| vec![&row.code[..], &row.name, ""]);
        extend_csv(&folder.join(DESCRIPTIONS), &DESCRIPTION_COLUMNS, descriptions.collect())?;
        let labels = plan.added().filter(|row| self.labels.iter().all(|known| known.code != row.code));
        extend_labels(&folder.join(LABELS), labels.collect())
    }
}

/// Builds one `[[occupation]]` table of `labels.toml`.
pub fn label_table(code: &str, name: &str, labels: &[String]) -> Table {
    let mut table = Table::new();
    table.insert("code", value(code));
    table.insert("name", value(name));
    table.insert("labels", value(labels.iter().map(String::as_str).collect::<Array>()));
    table
}

/// Returns a code in its usual form; another text as it is.
fn usual_code(written: &str) -> String {
    parse_code(written).map_or_else(|| written.trim().to_owned(), |code| code.to_string())
}

/// Reads the rows of a CSV file with their lines; a missing file has none. The columns may be in any order.
fn rows<const N: usize>(path: &Path, columns: [&str; N]) -> Result<Vec<(usize, [String; N])>> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    let name = path.display();
    let mut cells = parse_cells(&read_text(path)?).with_context(|| name.to_string())?.into_iter();
    let Some((_, head)) = cells.next() else { return Ok(Vec::new()) };
    let mut positions = Vec::new();
    for column in columns {
        match head.iter().position(|cell| cell.trim().eq_ignore_ascii_case(column)) {
            Some(position) => positions.push(position),
            None => bail!("{name} 的第一行要有 {}：少了 {column}", columns.join("、")),
        }
    }
    let mut rows = Vec::new();
    for (line, cells) in cells {
        let cell = |index: usize| {
            let cell = positions.get(index).and_then(|position| cells.get(*position));
            cell.map(|cell| cell.trim().to_owned()).unwrap_or_default()
        };
        rows.push((line, std::array::from_fn(cell)));
    }
    Ok(rows)
}

fn labels(path: &Path) -> Result<Vec<LabelRow>> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    let document = label_document(path)?;
    let tables = document.get("occupation").and_then(Item::as_array_of_tables);
    let mut rows = Vec::new();
    for table in tables.into_iter().flatten() {
        let Some(code) = table.get("code").and_then(Item::as_str) else {
            bail!("{} 里有一段 [[occupation]] 没写 code", path.display())
        };
        let labels = table.get("labels").and_then(Item::as_array);
        let labels = labels.into_iter().flatten().filter_map(|label| label.as_str().map(str::to_owned));
        let labels = labels.filter(|label| !label.trim().is_empty()).collect();
        rows.push(LabelRow { code: usual_code(code), labels });
    }
    Ok(rows)
}

fn label_document(path: &Path) -> Result<DocumentMut> {
    read_text(path)?.parse().with_context(|| {
        format!(
            "{} 写得不对：引号要用英文的 \"，逗号要用英文的 ,，比如 labels = [\"甲\", \"乙\"]",
            path.display()
        )
    })
}

/// Appends rows to a CSV file, which is created with a byte order mark: without it, a spreadsheet program
/// shows other characters.
fn extend_csv(path: &Path, columns: &[&str], rows: Vec<Vec<&str>>) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut text = if path.exists() { read_text(path)? } else { String::new() };
    if text.trim().is_empty() {
        text = format!("{}\n", columns.join(","));
    }
    if !text.ends_with('\n') {
        text.push('\n');
    }
    // The order of the columns and the separator are the file's.
    let first = text.lines().next().unwrap_or_default().to_owned();
    let separator = [',', '\t', ';', '|'].into_iter().max_by_key(|sign| first.matches(*sign).count());
    let separator = separator.unwrap_or(',');
    let separator = if first.contains(separator) { separator } else { ',' };
    for row in rows {
        let cells = first.split(separator).map(|head| {
            let head = head.trim().trim_matches('"');
            let column = columns.iter().position(|column| head.eq_ignore_ascii_case(column));
            quoted(column.map_or("", |column| row[column]), separator)
        });
        text.push_str(&cells.collect::<Vec<_>>().join(&separator.to_string()));
        text.push('\n');
    }
    write(path, &format!("{}{text}", text_encoding::BYTE_ORDER_MARK))
}

fn quoted(cell: &str, separator: char) -> String {
    if cell.contains([separator, '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn extend_labels(path: &Path, rows: Vec<&DirectoryRow>) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut document = if path.exists() { label_document(path)? } else { DocumentMut::new() };
    let tables = document.entry("occupation").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(tables) = tables.as_array_of_tables_mut() else {
        bail!("{} 里的 occupation 要写成 [[occupation]]", path.display())
    };
    for row in rows {
        tables.push(label_table(&row.code, &row.name, &[]));
    }
    write(path, &document.to_string())
}

/// Replaces a file as a whole: a write that fails leaves the old one.
fn write(path: &Path, text: &str) -> Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, path));
    written.with_context(|| format!("写不了 {}：如果别的程序开着它，先关掉", path.display()))
}
