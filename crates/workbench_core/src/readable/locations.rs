//! Locates the values of a policy: the lines of the tables and keys in its files.

use crate::readable::LinkedText;
use data_compiler::files::MemoryFiles;
use std::collections::BTreeMap;
use toml_edit::{Document, Item, Table, TableLike};

/// The parsed files of a policy, by path.
pub(super) struct Locations(BTreeMap<String, Document<String>>);

/// A table of a file.
#[derive(Clone, Copy)]
pub(super) struct Location<'a> {
    path: &'a str,
    text: &'a str,
    table: Option<&'a dyn TableLike>,
    /// The line of the table, from 1.
    line: u32,
}

impl Locations {
    /// Parses the files of `folder`, the documents and the schedules. The compiler has read them before.
    pub(super) fn read(files: &MemoryFiles, folder: &str) -> Self {
        let is_named = |path: &str| {
            let (above, name) = path.rsplit_once('/').unwrap_or_default();
            name.ends_with(".toml") && [folder, "data/sources", "data/schedules"].contains(&above)
        };
        let parsed = files.0.iter().filter(|(path, _)| is_named(path)).filter_map(|(path, bytes)| {
            let text = std::str::from_utf8(bytes).ok()?;
            Some((path.clone(), Document::parse(text.to_owned()).ok()?))
        });
        Self(parsed.collect())
    }

    /// Returns a file, as its table of everything.
    pub(super) fn file<'a>(&'a self, path: &str) -> Location<'a> {
        match self.0.get_key_value(path) {
            Some((path, document)) => {
                Location { path, text: document.raw(), table: Some(document.as_table()), line: 1 }
            }
            None => Location { path: "", text: "", table: None, line: 1 },
        }
    }
}

impl<'a> Location<'a> {
    /// Returns the table of the array `name` in which `key` has the value.
    pub(super) fn entry(self, name: &str, key: &str, value: &str) -> Self {
        let tables = self.table.and_then(|table| table.get(name)).and_then(Item::as_array_of_tables);
        let found = tables.and_then(|tables| {
            tables.iter().find(|table| table.get(key).and_then(Item::as_str) == Some(value))
        });
        found.map_or(self, |table| self.inside(table))
    }

    /// Returns the table below the keys.
    pub(super) fn below(self, keys: &[&str]) -> Self {
        keys.iter().fold(self, |location, key| {
            let table = location.table.and_then(|table| table.get(key)).and_then(Item::as_table);
            table.map_or(location, |table| location.inside(table))
        })
    }

    fn inside(self, table: &'a Table) -> Self {
        let line = table.span().map_or(self.line, |span| self.line_of(span.start));
        Self { table: Some(table), line, ..self }
    }

    fn line_of(self, byte: usize) -> u32 {
        1 + self.text.as_bytes().iter().take(byte).filter(|byte| **byte == b'\n').count() as u32
    }

    /// Returns the text of a key.
    pub(super) fn text(self, key: &str) -> Option<&'a str> {
        self.table?.get(key)?.as_str()
    }

    /// Returns a text with the line of the first of the keys that the table has; else with the table's line.
    pub(super) fn words(self, keys: &[&str], text: impl Into<String>) -> LinkedText {
        let found = keys.iter().find_map(|key| self.table?.get_key_value(key));
        let span = found.and_then(|(key, _)| key.span());
        let line = span.map_or(self.line, |span| self.line_of(span.start));
        LinkedText { text: text.into(), file: self.path.to_owned(), line }
    }
}
