//! The counts of the proofs, kept in `data/policies/counts.toml` for whoever quotes them.
//!
//! They take seconds to work out, so that a page quotes the file; a test holds the file to what is
//! worked out anew.

use super::clauses::{Covered, coverage};
use super::mutation::{Noticed, mutate};
use super::{Counts, counts};
use crate::diagnostic::Diagnostic;
use crate::policies::cases::read_cases;
use crate::policies::{POLICIES, compile_policy};
use crate::source::SourceFile;
use eligibility::Outcome;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Where the counts are kept.
pub const RECORD: &str = "data/policies/counts.toml";

const HEAD: &str =
    "# 证明的数字：`cargo xtask prove --record` 写的，不要手工改。各项的意思见 docs/data.md。\n\n";

/// What was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recorded {
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

/// What was counted for one policy; see [`Counts`].
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

impl Recorded {
    /// Counts everything anew.
    ///
    /// # Errors
    /// What is wrong with the data.
    pub fn count(root: &Path) -> Result<Self, Vec<Diagnostic>> {
        let counted =
            POLICIES.iter().map(|listed| compile_policy(root, listed.id).map(|policy| counts(&policy)));
        Self::with(root, &counted.collect::<Result<Vec<Counts>, _>>()?)
    }

    /// Counts what is left to count when the policies are: `counted` is in the order of [`POLICIES`].
    ///
    /// # Errors
    /// What is wrong with the data.
    pub fn with(root: &Path, counted: &[Counts]) -> Result<Self, Vec<Diagnostic>> {
        let mut policies = Vec::new();
        for (listed, counts) in POLICIES.iter().zip(counted) {
            let cases = read_cases(root, &compile_policy(root, listed.id)?)?.len();
            policies.push(PolicyCount::of(listed.id, cases, counts));
        }
        let first = POLICIES[0].id;
        let sentences = coverage(root, &compile_policy(root, first)?)?.sentences;
        let tried = mutate(root, first)?.tried;
        let noticed = |by: fn(&Noticed) -> bool| tried.iter().filter(|mutant| by(&mutant.noticed)).count();
        Ok(Self {
            mutation: MutationCount {
                mutants: tried.len(),
                by_case: noticed(|by| matches!(by, Noticed::ByCase(_))),
                by_build: noticed(|by| matches!(by, Noticed::ByBuild(_))),
                survive: noticed(|by| matches!(by, Noticed::Not(_))),
            },
            coverage: CoverageCount::of(&sentences),
            policy: policies,
        })
    }

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

impl PolicyCount {
    fn of(id: &str, cases: usize, counts: &Counts) -> Self {
        // A space of more than that could not have been worked out.
        let number = |count: u128| u64::try_from(count).expect("a number that can be counted to");
        let hundredths = |mean: f64| (mean * 100.0).round() as u32;
        let asking = counts.asking;
        Self {
            id: id.to_owned(),
            cases,
            months: counts.months.len(),
            worked_out: counts.worked_out,
            stand_for: number(counts.stand_for),
            eligible: number(counts.of(Outcome::Eligible)),
            confirm: number(counts.of(Outcome::Confirm)),
            ineligible: number(counts.of(Outcome::Ineligible)),
            incomplete: number(counts.of(Outcome::Incomplete)),
            worst_questions: asking.own.worst,
            mean_questions_hundredths: hundredths(asking.own.mean),
            best_worst_questions: asking.best.worst,
            best_mean_questions_hundredths: hundredths(asking.best.mean),
        }
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
