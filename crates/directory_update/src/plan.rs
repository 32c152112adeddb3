//! The directory after the import, and its differences from the current one.

use super::fields::FieldCell;
use super::new_entries::NewEntries;
use crate::text_files::read_rows;
use anyhow::Result;
use data_compiler::files::DataFiles;
use directory_import::{List, ListRow, Match, NationalRow};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The basis of an entry of the official list.
const LISTED: &str = "named";

/// A row of `directory.csv`, in the order of its columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DirectoryRow {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) mark: String,
    pub(crate) field: String,
    pub(crate) phrase: String,
    pub(crate) basis: String,
    pub(crate) works: String,
    pub(crate) announced: String,
}

/// The directory after the import.
pub(crate) struct Plan {
    /// Its rows, by code.
    pub(crate) rows: Vec<DirectoryRow>,
    /// The current rows.
    pub(crate) old: Vec<DirectoryRow>,
    /// A Chinese line for each cell of the list that must be corrected.
    pub(crate) problems: Vec<String>,
    /// The number of rows whose field the list does not say.
    kept_fields: usize,
}

impl Plan {
    /// Combines the matched rows with the known texts. An empty cell of a column that the list has is a
    /// problem: the current directory may be wrong about it.
    pub(crate) fn new(
        files: &(impl DataFiles + ?Sized),
        list: &List,
        matched: &[Match<'_>],
        fields: &HashMap<usize, FieldCell>,
        new_entries: &NewEntries,
    ) -> Result<Self> {
        let old: Vec<DirectoryRow> = read_rows(files, "data/occupations/directory.csv")?;
        let mut plan = Self { rows: Vec::new(), old, problems: Vec::new(), kept_fields: 0 };
        for (listed, national) in matched {
            let row = plan.row(list, listed, national, fields.get(&listed.line), new_entries);
            plan.rows.push(row);
        }
        plan.rows.sort_by(|one, other| one.code.cmp(&other.code));
        Ok(plan)
    }

    fn row(
        &mut self,
        list: &List,
        listed: &ListRow,
        national: &NationalRow,
        field: Option<&FieldCell>,
        new_entries: &NewEntries,
    ) -> DirectoryRow {
        let known = self.old.iter().find(|row| row.code == national.code);
        let given = new_entries.field(&national.code);
        let mut problems = Vec::new();
        let mut problem = |words: &str| {
            problems.push(format!("第{}行 {}：{words}", listed.line, national.name));
        };
        let field = match field {
            Some(FieldCell::Field(field)) => field.clone(),
            Some(FieldCell::Unknown(written)) => {
                problem(&format!("“{written}”不是领域，要写1到5"));
                String::new()
            }
            _ => {
                let given = given.map(|given| given.field.clone());
                match known {
                    Some(_) if list.has_fields && given.is_none() => {
                        problem("“领域”空着，要填上；如果一块只写一次，就加上 --fill-down");
                        String::new()
                    }
                    Some(known) if given.is_none() => {
                        self.kept_fields += 1;
                        known.field.clone()
                    }
                    _ => given.unwrap_or_default(),
                }
            }
        };
        let phrase = match (&listed.phrase, known) {
            (phrase, _) if !phrase.is_empty() => phrase.clone(),
            (_, Some(_)) if list.has_phrases && given.is_none() => {
                problem("“通知用词”空着，要填上");
                String::new()
            }
            (_, Some(known)) if given.is_none() => known.phrase.clone(),
            _ => given.map(|given| given.phrase.clone()).unwrap_or_default(),
        };
        let after_2022 = || if national.printed_2022 == "yes" { "2022" } else { "after-2022" }.to_owned();
        let announced = known.map_or_else(after_2022, |row| row.announced.clone());
        self.problems.extend(problems);
        DirectoryRow {
            code: national.code.clone(),
            name: national.name.clone(),
            mark: national.mark.clone(),
            field,
            phrase,
            basis: LISTED.to_owned(),
            works: national.works.clone(),
            announced,
        }
    }

    /// Returns the rows whose code is not in the current directory.
    pub(crate) fn added(&self) -> impl Iterator<Item = &DirectoryRow> {
        self.rows.iter().filter(|row| self.old.iter().all(|known| known.code != row.code))
    }

    /// Returns the current rows whose code is not in the new directory.
    pub(crate) fn removed(&self) -> impl Iterator<Item = &DirectoryRow> {
        self.old.iter().filter(|row| self.rows.iter().all(|known| known.code != row.code))
    }

    /// Returns the rows with the same code and another name, or the same name and another code.
    fn renamed(&self) -> impl Iterator<Item = (&DirectoryRow, &DirectoryRow)> {
        let pairs = self.old.iter().flat_map(|old| self.rows.iter().map(move |new| (old, new)));
        pairs.filter(|(old, new)| (old.code == new.code) != (old.name == new.name))
    }

    /// Describes the differences, a line each.
    pub(crate) fn lines(&self) -> Vec<String> {
        let mut described_lines = Vec::new();
        let mut list = |what: &str, lines: Vec<String>| {
            described_lines.push(format!("{what} {} 个", lines.len()));
            described_lines.extend(lines.into_iter().map(|line| format!("  {line}")));
        };
        let described = |row: &DirectoryRow| format!("{} {}", row.code, row.name);
        list("新增", self.added().map(described).collect());
        list("去掉", self.removed().map(described).collect());
        list(
            "改了名称或编码",
            self.renamed().map(|(old, new)| format!("{} → {}", described(old), described(new))).collect(),
        );
        let is_changed =
            |old: &DirectoryRow, new: &DirectoryRow| old.code == new.code && old.field != new.field;
        let pairs = self.old.iter().flat_map(|old| self.rows.iter().map(move |new| (old, new)));
        let changed = pairs.filter(|(old, new)| is_changed(old, new) && !new.field.is_empty());
        list(
            "改了领域",
            changed.map(|(old, new)| format!("{}：{} → {}", described(new), old.field, new.field)).collect(),
        );
        if self.kept_fields > 0 {
            described_lines
                .push(format!("名单里没有“领域”这一列：{} 个职业的领域照现在的目录", self.kept_fields));
        }
        described_lines
    }

    /// Lists the texts that are missing for the new entries.
    pub(crate) fn missing(&self, new_entries: &NewEntries) -> Vec<String> {
        let mut missing = Vec::new();
        for row in self.added() {
            let mut note = |what: &str| missing.push(format!("{} {}：缺{what}", row.code, row.name));
            match (row.field.is_empty(), row.phrase.is_empty()) {
                (true, true) => note("领域（1到5）和通知里的用词（fields.csv）"),
                (true, false) => note("领域（1到5）（fields.csv 的 field 一列）"),
                (false, true) => note("通知里的用词（fields.csv 的 phrase 一列）"),
                (false, false) => {}
            }
            if new_entries.description(&row.code).is_none() {
                note("一句话介绍（descriptions.csv）");
            }
            if new_entries.labels(&row.code).is_empty() {
                note("街上的叫法（labels.toml）");
            }
        }
        missing
    }
}
