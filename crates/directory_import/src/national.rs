//! The national classification, to which each row of a list must belong.

use crate::names::normal_form;
use std::collections::HashMap;

/// One occupation of the national classification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NationalRow {
    /// The code with hyphens.
    pub code: String,
    pub name: String,
    /// The letters printed after the name.
    pub mark: String,
    /// The work types, separated by `；`.
    pub works: String,
    /// `yes` if the occupation is in the classification as printed in 2022.
    pub printed_2022: String,
}

/// The national classification with its names in normal form.
pub struct National {
    rows: Vec<NationalRow>,
    by_code: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    by_work_type: HashMap<String, usize>,
}

impl National {
    /// Indexes the rows.
    pub fn new(rows: Vec<NationalRow>) -> Self {
        let (mut by_code, mut by_name, mut by_work_type) = (HashMap::new(), HashMap::new(), HashMap::new());
        for (index, row) in rows.iter().enumerate() {
            by_code.insert(row.code.clone(), index);
            by_name.entry(normal_form(&row.name)).or_insert_with(Vec::new).push(index);
            for work in row.works.split('；') {
                by_work_type
                    .entry(normal_form(work).trim_end_matches(['l', 's']).to_owned())
                    .or_insert(index);
            }
        }
        by_work_type.remove("");
        Self { rows, by_code, by_name, by_work_type }
    }

    /// Returns all occupations, in the order of the file.
    pub fn rows(&self) -> &[NationalRow] {
        &self.rows
    }

    /// Returns the occupation with this code.
    pub(crate) fn by_code(&self, code: &str) -> Option<&NationalRow> {
        self.by_code.get(code).map(|index| &self.rows[*index])
    }

    /// Returns the occupations with the first of these names that one bears.
    pub(crate) fn by_names(&self, names: &[String]) -> Vec<&NationalRow> {
        let found = names.iter().find_map(|name| self.by_name.get(name));
        found.into_iter().flatten().map(|index| &self.rows[*index]).collect()
    }

    /// Returns the occupation that lists one of these names as a work type.
    pub(crate) fn by_work_type(&self, names: &[String]) -> Option<&NationalRow> {
        names.iter().find_map(|name| self.by_work_type.get(name)).map(|index| &self.rows[*index])
    }
}
