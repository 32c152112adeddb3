//! Finds the values of a data file that users read, and their kinds.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourceFile;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The files of a policy that hold texts.
pub(super) const FILES: [&str; 4] = ["policy", "questions", "rules", "citations"];

/// The kind of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The heading of a question or an outcome: no explanation can be displayed beside it.
    Title,
    /// An option, or the name of an answer.
    Label,
    /// The name of a condition or a policy.
    Name,
    /// A help text, or a step.
    Help,
    /// A reason of a verdict, a status of the programme, a reading of our own.
    Reason,
    /// A text of the interface, without explanations beside it.
    Interface,
}

/// A text and its position.
pub(super) struct UserText {
    pub(super) kind: Kind,
    pub(super) words: String,
    pub(super) offset: usize,
}

/// Returns every text of a file, in order.
pub(super) fn user_texts(file: &SourceFile) -> Result<Vec<UserText>, Diagnostic> {
    let table = DeTable::parse(&file.text).map_err(|error| {
        file.problem(
            Code::Malformed,
            error.span().unwrap_or(0..0),
            error.message().to_owned(),
            "write it as docs/data.md shows",
        )
    })?;
    let stem = Path::new(&file.path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let interface = file.path.starts_with("data/texts/");
    let mut found = Vec::new();
    let mut path = Vec::new();
    walk(table.get_ref(), &mut path, &mut |path, value| {
        let kind = if interface { Some(Kind::Interface) } else { kind(&stem, path) };
        if let (Some(kind), Some(words)) = (kind, value.get_ref().as_str()) {
            found.push(UserText { kind, words: words.to_owned(), offset: value.span().start });
        }
    });
    found.sort_by_key(|text| text.offset);
    Ok(found)
}

/// Calls `visit` with every value that is not itself a table or a list, and the path of its keys.
fn walk<'a>(
    table: &'a DeTable<'_>,
    path: &mut Vec<&'a str>,
    visit: &mut impl FnMut(&[&str], &Spanned<DeValue<'_>>),
) {
    for (key, value) in table {
        path.push(key.get_ref());
        walk_value(value, path, visit);
        path.pop();
    }
}

fn walk_value<'a>(
    value: &'a Spanned<DeValue<'_>>,
    path: &mut Vec<&'a str>,
    visit: &mut impl FnMut(&[&str], &Spanned<DeValue<'_>>),
) {
    match value.get_ref() {
        DeValue::Table(table) => walk(table, path, visit),
        DeValue::Array(values) => values.iter().for_each(|value| walk_value(value, path, visit)),
        _ => visit(path, value),
    }
}

/// Returns the kind of the value at this path; `None` for ids, dates and quotations.
fn kind(file: &str, path: &[&str]) -> Option<Kind> {
    let key = *path.last()?;
    Some(match (file, key) {
        ("questions" | "policy", "title") => Kind::Title,
        ("questions", "label" | "short" | "none" | "unsure" | "hint") => Kind::Label,
        ("questions", "help" | "why" | "clarify") => Kind::Help,
        ("policy" | "rules", "name") => Kind::Name,
        ("policy", "summary") if path.len() == 1 => Kind::Name,
        ("policy", "summary" | "steps") => Kind::Help,
        ("policy", "not-begun" | "ended" | "text") => Kind::Reason,
        ("rules", "met" | "not-met" | "unknown" | "undecided" | "waiting") => Kind::Reason,
        ("citations", "note") => Kind::Reason,
        _ => return None,
    })
}
