//! The counts of the proofs, recorded in `data/policies/counts.toml` for the pages that quote them.
//!
//! They take seconds to compute, so pages quote the file; a test compares the file with fresh counts.

mod page;
mod quoted;

pub use quoted::quoted;

use crate::coverage::Covered;
use crate::diagnostic::Diagnostic;
use crate::files::DataFiles;
use crate::source::SourceFile;
use serde::{Deserialize, Serialize};

/// The path of the record.
pub const RECORD: &str = "data/policies/counts.toml";

const HEAD: &str =
    "# 证明的数字：`cargo xtask prove --record` 写的，不要手工改。各项的意思见 docs/proof.md。\n\n";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordedCounts {
    /// Mutants of the main policy.
    pub mutation: MutationCount,
    /// Sentences of the main policy's document.
    pub coverage: CoverageCount,
    /// The counts of each policy.
    pub policy: Vec<PolicyCount>,
}

/// Mutants by result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct MutationCount {
    pub mutants: usize,
    /// Detected by a case.
    pub by_case: usize,
    /// Detected by a check of the data compiler.
    pub by_build: usize,
    /// Not detected, with a recorded reason.
    pub survive: usize,
}

/// Sentences by use. One may count several times.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CoverageCount {
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

/// The counts of one policy; see `policy_audit::proof::Counts`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PolicyCount {
    /// The policy's id.
    pub id: String,
    /// The number of cases.
    pub cases: usize,
    /// As-of months.
    pub months: usize,
    /// Combinations of answers evaluated one by one.
    #[serde(rename = "worked-out")]
    pub evaluated: u64,
    /// Complete combinations of answers that these represent.
    #[serde(rename = "stand-for")]
    pub represented: u64,
    /// The number of those that are eligible.
    pub eligible: u64,
    /// The number of those to be confirmed.
    pub confirm: u64,
    /// The number of those not eligible.
    pub ineligible: u64,
    /// The number of those that are incomplete.
    pub incomplete: u64,
    /// The maximum number of questions asked.
    pub worst_questions: u32,
    /// The mean number of questions over all combinations, in hundredths.
    pub mean_questions_hundredths: u32,
    /// The minimum worst case of all asking strategies.
    pub best_worst_questions: u32,
    /// The minimum mean of all asking strategies, in hundredths.
    pub best_mean_questions_hundredths: u32,
}

impl RecordedCounts {
    /// Reads the recorded counts.
    ///
    /// # Errors
    /// If the file is missing or malformed.
    pub fn read(root: &(impl DataFiles + ?Sized)) -> Result<Self, Diagnostic> {
        SourceFile::read(root, RECORD)?.toml()
    }

    /// Returns the text of the file.
    pub fn text(&self) -> String {
        // Structs of numbers and strings can always be serialized to TOML.
        let text = toml::to_string(self).expect("counts can be written");
        format!("{HEAD}{text}")
    }
}

impl CoverageCount {
    /// Counts sentences by their use.
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
