//! Texts for new occupations, requested and read through a folder of three files.
//!
//! The officer types into the files, so they are only ever extended: rows, remarks and words that are in them
//! stay, whatever list is imported.

use super::fields::{FieldCell, Fields};
use super::plan::{DirectoryRow, Plan};
use crate::text_files::{read_document, read_text};
use anyhow::{Context, Result, bail};
use data_compiler::files::MemoryFiles;
use directory_import::{parse_cells, parse_code};
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, value};

const FIELDS: &str = "fields.csv";
const DESCRIPTIONS: &str = "descriptions.csv";
const LABELS: &str = "labels.toml";
const FIELD_COLUMNS: [&str; 4] = ["code", "name", "field", "phrase"];
const DESCRIPTION_COLUMNS: [&str; 3] = ["code", "name", "description"];

/// A field with the notice's word for it; either may still be empty.
pub(crate) struct FieldRow {
    code: String,
    pub(crate) field: String,
    pub(crate) phrase: String,
}

/// A sentence of `descriptions.csv`.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub(crate) struct DescriptionRow {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) description: String,
}

/// The colloquial labels of one occupation.
struct LabelRow {
    code: String,
    labels: Vec<String>,
}

/// The contents of the folder.
#[derive(Default)]
pub(crate) struct NewEntries {
    fields: Vec<FieldRow>,
    descriptions: Vec<DescriptionRow>,
    labels: Vec<LabelRow>,
}

impl NewEntries {
    /// Reads the files of the folder; missing ones yield no entries.
    pub(crate) fn read(folder: &MemoryFiles, known: &Fields) -> Result<Self> {
        let mut fields = Vec::new();
        for (line, [code, _, field, phrase]) in rows(folder, FIELDS, FIELD_COLUMNS)? {
            let field = match known.parse(&field) {
                FieldCell::Field(field) => field,
                FieldCell::Empty => String::new(),
                FieldCell::Unknown(written) => {
                    bail!("{FIELDS} 第{line}行：“{written}”不是领域，要写1到5")
                }
            };
            fields.push(FieldRow { code: usual_code(&code), field, phrase });
        }
        let descriptions = rows(folder, DESCRIPTIONS, DESCRIPTION_COLUMNS)?.into_iter().map(
            |(_, [code, name, description])| DescriptionRow { code: usual_code(&code), name, description },
        );
        let descriptions = descriptions.collect();
        Ok(Self { fields, descriptions, labels: labels(folder)? })
    }

    /// Returns the field that was filled in, if only in part.
    pub(crate) fn field(&self, code: &str) -> Option<&FieldRow> {
        let mut filled = self.fields.iter().filter(|row| !row.field.is_empty() || !row.phrase.is_empty());
        filled.find(|row| row.code == code)
    }

    /// Returns the description that was filled in.
    pub(crate) fn description(&self, code: &str) -> Option<&DescriptionRow> {
        self.descriptions.iter().find(|row| row.code == code && !row.description.is_empty())
    }

    /// Returns the labels that were filled in.
    pub(crate) fn labels(&self, code: &str) -> &[String] {
        let filled = self.labels.iter().find(|row| row.code == code && !row.labels.is_empty());
        filled.map_or(&[], |row| &row.labels)
    }

    /// Returns the files of the folder, extended by a row for each new entry that has none.
    pub(crate) fn ask(&self, folder: &MemoryFiles, plan: &Plan) -> Result<Vec<(String, String)>> {
        let fields = plan.added().filter(|row| self.fields.iter().all(|known| known.code != row.code));
        let fields = fields.map(|row| vec![&row.code[..], &row.name, &row.field, &row.phrase]);
        let fields = extend_csv(folder, FIELDS, &FIELD_COLUMNS, fields.collect())?;
        let descriptions =
            plan.added().filter(|row| self.descriptions.iter().all(|known| known.code != row.code));
        let descriptions = descriptions.map(|row| vec![&row.code[..], &row.name, ""]);
        let descriptions = extend_csv(folder, DESCRIPTIONS, &DESCRIPTION_COLUMNS, descriptions.collect())?;
        let labels = plan.added().filter(|row| self.labels.iter().all(|known| known.code != row.code));
        let labels = extend_labels(folder, labels.collect())?;
        let files = [(FIELDS, fields), (DESCRIPTIONS, descriptions), (LABELS, labels)];
        Ok(files.into_iter().filter_map(|(name, text)| Some((name.to_owned(), text?))).collect())
    }
}

/// Builds one `[[occupation]]` table of `labels.toml`.
pub(crate) fn label_table(code: &str, name: &str, labels: &[String]) -> Table {
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
fn rows<const N: usize>(
    folder: &MemoryFiles,
    name: &str,
    columns: [&str; N],
) -> Result<Vec<(usize, [String; N])>> {
    if !folder.0.contains_key(name) {
        return Ok(Vec::new());
    }
    let mut cells = parse_cells(&read_text(folder, name)?).with_context(|| name.to_owned())?.into_iter();
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

fn labels(folder: &MemoryFiles) -> Result<Vec<LabelRow>> {
    if !folder.0.contains_key(LABELS) {
        return Ok(Vec::new());
    }
    let document = label_document(folder)?;
    let tables = document.get("occupation").and_then(Item::as_array_of_tables);
    let mut rows = Vec::new();
    for table in tables.into_iter().flatten() {
        let Some(code) = table.get("code").and_then(Item::as_str) else {
            bail!("{LABELS} 里有一段 [[occupation]] 没写 code")
        };
        let labels = table.get("labels").and_then(Item::as_array);
        let labels = labels.into_iter().flatten().filter_map(|label| label.as_str().map(str::to_owned));
        let labels = labels.filter(|label| !label.trim().is_empty()).collect();
        rows.push(LabelRow { code: usual_code(code), labels });
    }
    Ok(rows)
}

fn label_document(folder: &MemoryFiles) -> Result<DocumentMut> {
    read_document(folder, LABELS)
        .context("引号要用英文的 \"，逗号要用英文的 ,，比如 labels = [\"甲\", \"乙\"]")
}

/// Appends rows to a CSV file, which begins with a byte order mark: without it, a spreadsheet program shows
/// other characters. Returns nothing if there is no row.
fn extend_csv(
    folder: &MemoryFiles,
    name: &str,
    columns: &[&str],
    rows: Vec<Vec<&str>>,
) -> Result<Option<String>> {
    if rows.is_empty() {
        return Ok(None);
    }
    let mut text = if folder.0.contains_key(name) { read_text(folder, name)? } else { String::new() };
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
    Ok(Some(format!("{}{text}", text_encoding::BYTE_ORDER_MARK)))
}

fn quoted(cell: &str, separator: char) -> String {
    if cell.contains([separator, '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn extend_labels(folder: &MemoryFiles, rows: Vec<&DirectoryRow>) -> Result<Option<String>> {
    if rows.is_empty() {
        return Ok(None);
    }
    let mut document =
        if folder.0.contains_key(LABELS) { label_document(folder)? } else { DocumentMut::new() };
    let tables = document.entry("occupation").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(tables) = tables.as_array_of_tables_mut() else {
        bail!("{LABELS} 里的 occupation 要写成 [[occupation]]")
    };
    for row in rows {
        tables.push(label_table(&row.code, &row.name, &[]));
    }
    Ok(Some(document.to_string()))
}
