//! The longer checks of the main policy: the mutants of its rules, and the use of each sentence of its
//! document.

use crate::DiagnosticLine;
use data_compiler::Diagnostic;
use data_compiler::coverage::{coverage, coverage_page};
use data_compiler::files::MemoryFiles;
use data_compiler::policies::{PolicyIndex, compile_policy};
use policy_audit::mutation::{Detection, mutate_with};
use serde::{Deserialize, Serialize};

/// The results for the mutants of the main policy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MutationReport {
    /// The number of mutants.
    pub mutants: usize,
    /// The number of those that a case detects.
    pub by_case: usize,
    /// The number of those that the compiler of the data detects.
    pub by_compiler: usize,
    /// The number of undetected mutants that were reviewed.
    pub reviewed: usize,
    /// The other undetected mutants.
    pub unnoticed: Vec<String>,
    /// Reviewed mutants that are obsolete.
    pub stale: Vec<String>,
}

impl MutationReport {
    /// Returns whether every mutant is detected or reviewed, and no review is obsolete.
    pub fn is_sound(&self) -> bool {
        self.unnoticed.is_empty() && self.stale.is_empty()
    }
}

/// Tests the mutants of the main policy, as `cargo xtask mutate-policy` does.
///
/// # Errors
/// The diagnostics of data that do not compile, and of failing cases.
pub fn mutants(
    files: &MemoryFiles,
    progress: impl FnMut(usize, usize),
) -> Result<MutationReport, Vec<DiagnosticLine>> {
    let mutation = main_id(files).and_then(|id| mutate_with(files, &id, progress)).map_err(lines)?;
    let count = |wanted: fn(&Detection) -> bool| {
        mutation.tested.iter().filter(|tested| wanted(&tested.detection)).count()
    };
    Ok(MutationReport {
        mutants: mutation.tested.len(),
        by_case: count(|detection| matches!(detection, Detection::ByCase(_))),
        by_compiler: count(|detection| matches!(detection, Detection::ByBuild(_))),
        reviewed: count(|detection| matches!(detection, Detection::Not(Some(_)))),
        unnoticed: mutation.unexplained().map(|tested| tested.id.clone()).collect(),
        stale: mutation.stale,
    })
}

/// Describes the use of each sentence of the document of the main policy, as `cargo xtask coverage` does.
///
/// # Errors
/// The diagnostics, above all a sentence without use.
pub fn sentences(files: &MemoryFiles) -> Result<String, Vec<DiagnosticLine>> {
    let page = || {
        let policy = compile_policy(files, &main_id(files)?)?;
        Ok(coverage_page(&policy, &coverage(files, &policy)?))
    };
    page().map_err(lines)
}

fn main_id(files: &MemoryFiles) -> Result<String, Vec<Diagnostic>> {
    PolicyIndex::read(files).map(|index| index.main().id.clone()).map_err(|problem| vec![problem])
}

fn lines(found: Vec<Diagnostic>) -> Vec<DiagnosticLine> {
    found.into_iter().map(Into::into).collect()
}
