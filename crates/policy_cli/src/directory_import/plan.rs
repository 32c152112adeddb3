//! The directory after the import, and its differences from the current one.

use super::national_match::{Matched, NationalRow};
use super::new_entries::NewEntries;
use super::sheet::SheetRow;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The basis of an entry of the official list.
const LISTED: &str = "named";

/// A row of `directory.csv`, in the order of its columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryRow {
    pub code: String,
    pub name: String,
    pub mark: String,
    pub field: String,
    pub phrase: String,
    pub basis: String,
    pub works: String,
    pub announced: String,
}

/// The directory after the import.
pub struct Plan {
    /// Its rows, by code.
    pub rows: Vec<DirectoryRow>,
    /// The current rows.
    pub old: Vec<DirectoryRow>,
}

impl Plan {
    /// Combines the matched rows with the known texts.
    pub fn new(root: &Path, matched: &[Matched<'_>], new_entries: &NewEntries) -> Result<Self> {
        let path = root.join("data/occupations/directory.csv");
        let old: Vec<DirectoryRow> = csv::Reader::from_path(&path)
            .and_then(|mut reader| reader.deserialize().collect())
            .with_context(|| format!("reading {}", path.display()))?;
        let mut rows: Vec<DirectoryRow> =
            matched.iter().map(|(listed, national)| row(listed, national, &old, new_entries)).collect();
        rows.sort_by(|one, other| one.code.cmp(&other.code));
        Ok(Self { rows, old })
    }

    /// Returns the rows whose code is not in the current directory.
    pub fn added(&self) -> impl Iterator<Item = &DirectoryRow> {
        self.rows.iter().filter(|row| self.old.iter().all(|known| known.code != row.code))
    }

    /// Returns the current rows whose code is not in the new directory.
    pub fn removed(&self) -> impl Iterator<Item = &DirectoryRow> {
        self.old.iter().filter(|row| self.rows.iter().all(|known| known.code != row.code))
    }

    /// Returns the rows with the same code and another name, or the same name and another code.
    fn renamed(&self) -> impl Iterator<Item = (&DirectoryRow, &DirectoryRow)> {
        let pairs = self.old.iter().flat_map(|old| self.rows.iter().map(move |new| (old, new)));
        pairs.filter(|(old, new)| (old.code == new.code) != (old.name == new.name))
    }

    /// Prints the differences.
    pub fn print(&self) {
        let list = |what: &str, lines: Vec<String>| {
            println!("{what} {} 个", lines.len());
            for line in lines {
                println!("  {line}");
            }
        };
        let told = |row: &DirectoryRow| format!("{} {}", row.code, row.name);
        list("新增", self.added().map(told).collect());
        list("去掉", self.removed().map(told).collect());
        list(
            "改了名称或编码",
            self.renamed().map(|(old, new)| format!("{} → {}", told(old), told(new))).collect(),
        );
    }

    /// Lists the texts that are missing for the new entries.
    pub fn missing(&self, new_entries: &NewEntries) -> Vec<String> {
        let mut missing = Vec::new();
        for row in self.added() {
            let mut tell = |what: &str| missing.push(format!("{} {}：缺{what}", row.code, row.name));
            if row.field.is_empty() || row.phrase.is_empty() {
                tell("领域（1到5）和通知里的用词（fields.csv）");
            }
            if new_entries.description(&row.code).is_none() {
                tell("一句话介绍（descriptions.csv）");
            }
            if new_entries.labels(&row.code).is_empty() {
                tell("街上的叫法（labels.toml）");
            }
        }
        missing
    }
}

fn row(
    listed: &SheetRow,
    national: &NationalRow,
    old: &[DirectoryRow],
    new_entries: &NewEntries,
) -> DirectoryRow {
    let known = old.iter().find(|row| row.code == national.code);
    let given = new_entries.field(&national.code);
    // The list takes precedence over the current directory, and that over the filled-in files.
    let choose = |listed: &str, known: Option<&String>, given: Option<&String>| {
        let listed = (!listed.is_empty()).then(|| listed.to_owned());
        listed.or_else(|| known.or(given).cloned()).unwrap_or_default()
    };
    let after_2022 = || if national.printed_2022 == "yes" { "2022" } else { "after-2022" }.to_owned();
    DirectoryRow {
        code: national.code.clone(),
        name: national.name.clone(),
        mark: national.mark.clone(),
        field: choose(&listed.field, known.map(|row| &row.field), given.map(|given| &given.field)),
        phrase: choose(&listed.phrase, known.map(|row| &row.phrase), given.map(|given| &given.phrase)),
        basis: LISTED.to_owned(),
        works: national.works.clone(),
        announced: known.map_or_else(after_2022, |row| row.announced.clone()),
    }
}
