//! The counts of the proofs, kept in `data/policies/counts.toml` for whoever quotes them.
//!
//! They take seconds to work out, so that a page quotes the file; a test holds the file to what is
//! worked out anew.

mod page;
mod quoted;

pub use quoted::quoted;

use crate::coverage::Covered;
use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Where the counts are kept.
pub const RECORD: &str = "data/policies/counts.toml";

const HEAD: &str =
    "# 证明的数字：`cargo xtask prove --record` 写的，不要手工改。各项的意思见 docs/data.md。\n\n";

/// What was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordedCounts {
    /// Mutants of the first policy.
    pub mutation: MutationCount,
    /// Sentences of the document it is about.
    pub coverage: CoverageCount,
    /// Each policy.
    pub policy: Vec<PolicyCount>,
}

/// Mutants, and what became of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct MutationCount {
    /// All of them.
    pub mutants: usize,
    /// Noticed by a case.
    pub by_case: usize,
    /// Noticed by a check of the build.
    pub by_build: usize,
    /// Noticed by nothing, with a reason.
    pub survive: usize,
}

/// Sentences, and what becomes of them. One may count several times.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CoverageCount {
    /// All of them.
    pub sentences: usize,
    /// Coded in a rule.
    pub coded: usize,
    /// Declared by the person.
    pub declared: usize,
    /// Decided by the office.
    pub office: usize,
    /// Not about persons.
    pub not_persons: usize,
    /// Coded in another policy.
    pub policies: usize,
}

/// What was counted for one policy; see `policy_audit::proof::Counts`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PolicyCount {
    /// Its id.
    pub id: String,
    /// Its cases.
    pub cases: usize,
    /// As-of months.
    pub months: usize,
    /// Combinations of answers worked out one by one.
    pub worked_out: u64,
    /// Combinations of answers to all questions that these stand for.
    pub stand_for: u64,
    /// How many of those are eligible.
    pub eligible: u64,
    /// How many are to be confirmed.
    pub confirm: u64,
    /// How many are not eligible.
    pub ineligible: u64,
    /// How many are still to be asked.
    pub incomplete: u64,
    /// The most questions anybody is asked.
    pub worst_questions: u32,
    /// The mean number of questions over all combinations, in hundredths.
    pub mean_questions_hundredths: u32,
    /// The least worst case of all ways of asking.
    pub best_worst_questions: u32,
    /// The least mean of all ways of asking, in hundredths.
    pub best_mean_questions_hundredths: u32,
}

impl RecordedCounts {
    /// Reads the counts that are kept.
    ///
    /// # Errors
    /// The file is missing or of another form.
    pub fn read(root: &Path) -> Result<Self, Diagnostic> {
        SourceFile::read(root, RECORD)?.toml()
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        // Plain structs of numbers and words have a form in TOML.
        let text = toml::to_string(self).expect("counts can be written");
        format!("{HEAD}{text}")
    }
}

impl CoverageCount {
    /// Counts sentences by what becomes of them.
    pub fn of(sentences: &[Covered]) -> Self {
        let count = |has: fn(&Covered) -> bool| sentences.iter().filter(|covered| has(covered)).count();
        Self {
            sentences: sentences.len(),
            coded: count(|covered| !covered.coded.is_empty()),
            declared: count(|covered| !covered.declared.is_empty()),
            office: count(|covered| !covered.office.is_empty()),
            not_persons: count(|covered| !covered.not_persons.is_empty()),
            policies: count(|covered| !covered.policies.is_empty()),
        }
    }
}
