//! The values of one table of a file, for a form.

use super::{EditError, document, quoted, text};
use data_compiler::files::MemoryFiles;
use std::ops::Range;
use toml_edit::{Item, Table, Value};

/// Keys that connect tables or choose a kind: they are edited in the file.
const FIXED: [&str; 8] = ["id", "fact", "schedule", "today", "status", "source", "kind", "hash"];

/// The kinds of tables that a form changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// A rule with an age or another number.
    Rule,
    /// A line of a schedule, such as a retirement age.
    Line,
    /// A question with its options.
    Question,
    /// A period of the programme.
    Period,
}

impl TableKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Rule, Self::Line, Self::Question, Self::Period];

    /// Returns the name of the tables in their file.
    fn table(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Line => "line",
            Self::Question => "question",
            Self::Period => "period",
        }
    }

    fn is_in(self, path: &str) -> bool {
        match self {
            Self::Rule => path.starts_with("data/policies/") && path.ends_with("/rules.toml"),
            Self::Line => path.starts_with("data/schedules/"),
            Self::Question => path.starts_with("data/policies/") && path.ends_with("/questions.toml"),
            Self::Period => path.starts_with("data/policies/") && path.ends_with("/policy.toml"),
        }
    }
}

/// A value of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The keys from the table to the value.
    pub key: String,
    /// The value, without quotation marks.
    pub value: String,
    /// Whether it is a number.
    pub is_number: bool,
    /// Whether the file has it in quotation marks.
    is_quoted: bool,
    /// The bytes of the value in the file.
    span: Range<usize>,
}

/// A table of a file with the values that a form changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableForm {
    /// The file.
    pub path: String,
    /// The name of the policy or the schedule that the file belongs to.
    pub owner: String,
    /// The line of the first value, from 1.
    pub line: u32,
    /// The first text of the table that names it.
    pub title: String,
    /// The values, in the order of the file.
    pub fields: Vec<Field>,
}

/// Returns the tables of a kind. A file with a mistake has none.
pub fn tables(files: &MemoryFiles, kind: TableKind) -> Vec<TableForm> {
    let paths = files.0.keys().filter(|path| kind.is_in(path));
    paths.filter_map(|path| of_file(files, path, kind).ok()).flatten().collect()
}

fn of_file(files: &MemoryFiles, path: &str, kind: TableKind) -> Result<Vec<TableForm>, EditError> {
    let text = text(files, path)?;
    let document = document(path, text)?;
    let owner = owner(files, path);
    let tables = document.get(kind.table()).and_then(Item::as_array_of_tables);
    let tables = tables.into_iter().flat_map(|tables| tables.iter());
    let forms = tables.map(|table| TableForm { owner: owner.clone(), ..form(path, text, table) });
    Ok(forms
        .filter(|form| kind != TableKind::Rule || form.fields.iter().any(|field| field.is_number))
        .collect())
}

/// Returns the name of the policy or the schedule that a file belongs to; the path of a file that has none.
pub(super) fn owner(files: &MemoryFiles, path: &str) -> String {
    let named = match path.rsplit_once('/') {
        Some((folder, _)) if path.starts_with("data/policies/") => format!("{folder}/policy.toml"),
        _ => path.to_owned(),
    };
    let document = text(files, &named).and_then(|text| document(&named, text)).ok();
    let name = document.as_ref().and_then(|document| document.get("name")?.as_str());
    name.unwrap_or(path).to_owned()
}

fn form(path: &str, text: &str, table: &Table) -> TableForm {
    let mut fields = Vec::new();
    collect("", table, &mut fields);
    fields.sort_by_key(|field: &Field| field.span.start);
    let named = ["title", "name", "from", "met", "not-met", "id"];
    let title = named.iter().find_map(|key| table.get(key).and_then(Item::as_str)).unwrap_or_default();
    let start = fields.first().map_or(0, |field| field.span.start);
    let line = 1 + text.as_bytes()[..start].iter().filter(|byte| **byte == b'\n').count() as u32;
    TableForm { path: path.to_owned(), owner: String::new(), line, title: title.to_owned(), fields }
}

/// Returns whether a text is a number such as `94.5`.
fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text).replacen('.', "", 1);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Collects texts and whole numbers, also of the tables below, such as the options of a question.
fn collect(above: &str, table: &Table, fields: &mut Vec<Field>) {
    for (key, item) in table.iter().filter(|(key, _)| !FIXED.contains(key)) {
        let path = if above.is_empty() { key.to_owned() } else { format!("{above} {key}") };
        match item {
            Item::Table(below) => collect(&path, below, fields),
            Item::Value(Value::String(found)) => {
                let value = found.value().clone();
                let is_number = is_decimal(&value);
                fields.extend(found.span().map(|span| Field {
                    key: path,
                    value,
                    is_number,
                    is_quoted: true,
                    span,
                }));
            }
            Item::Value(Value::Integer(found)) => {
                let value = found.value().to_string();
                fields.extend(found.span().map(|span| Field {
                    key: path,
                    value,
                    is_number: true,
                    is_quoted: false,
                    span,
                }));
            }
            _ => {}
        }
    }
}

/// Returns the text of the file with other values: the index of each field with its value.
///
/// # Errors
/// [`EditError`] if a number is none, or the file is missing.
pub fn replace_fields(
    files: &MemoryFiles,
    form: &TableForm,
    values: &[(usize, String)],
) -> Result<String, EditError> {
    let mut result = text(files, &form.path)?.to_owned();
    let mut changed: Vec<(&Field, &String)> =
        values.iter().filter_map(|(index, value)| Some((form.fields.get(*index)?, value))).collect();
    // From the end of the file, so that the positions before stay.
    changed.sort_by_key(|(field, _)| std::cmp::Reverse(field.span.start));
    for (field, value) in changed.into_iter().filter(|(field, value)| field.value != **value) {
        let value = if field.is_number { value.trim() } else { value.as_str() };
        let is_of_form = match (field.is_number, field.is_quoted) {
            (true, true) => is_decimal(value),
            (true, false) => value.parse::<i64>().is_ok(),
            (false, _) => true,
        };
        if !is_of_form {
            return Err(EditError::NotANumber(field.key.clone()));
        }
        let written = if field.is_quoted { quoted(value) } else { value.to_owned() };
        let span = field.span.clone();
        if result.get(span.clone()).is_none() {
            return Err(EditError::Unreadable(form.path.clone()));
        }
        result.replace_range(span, &written);
    }
    Ok(result)
}
