//! Counts all policies for `data/policies/counts.toml`.

use super::{Counts, counts};
use crate::mutation::{Detection, mutate};
use data_compiler::Diagnostic;
use data_compiler::coverage::coverage;
use data_compiler::files::DataFiles;
use data_compiler::policies::cases::read_cases;
use data_compiler::policies::compile_all;
use data_compiler::recorded_counts::{CoverageCount, MutationCount, PolicyCount, RecordedCounts};
use eligibility::Outcome;

/// Counts all policies.
///
/// # Errors
/// The errors in the data.
pub fn recorded(root: &(impl DataFiles + ?Sized)) -> Result<RecordedCounts, Vec<Diagnostic>> {
    let counted: Vec<Counts> = compile_all(root)?.iter().map(counts).collect();
    recorded_with(root, &counted)
}

/// Returns the record with the given counts of the policies, `counted`, in the order of the index.
///
/// # Errors
/// The errors in the data.
pub fn recorded_with(
    root: &(impl DataFiles + ?Sized),
    counted: &[Counts],
) -> Result<RecordedCounts, Vec<Diagnostic>> {
    let mut policies = Vec::new();
    let compiled = compile_all(root)?;
    for (policy, counts) in compiled.iter().zip(counted) {
        let cases = read_cases(root, policy)?.len();
        policies.push(policy_count(&policy.id, cases, counts));
    }
    // The index is never empty.
    let main = &compiled[0];
    let sentences = coverage(root, main)?.sentences;
    let tested = mutate(root, &main.id)?.tested;
    let detection = |by: fn(&Detection) -> bool| tested.iter().filter(|mutant| by(&mutant.detection)).count();
    Ok(RecordedCounts {
        mutation: MutationCount {
            mutants: tested.len(),
            by_case: detection(|by| matches!(by, Detection::ByCase(_))),
            by_build: detection(|by| matches!(by, Detection::ByBuild(_))),
            survive: detection(|by| matches!(by, Detection::Not(_))),
        },
        coverage: CoverageCount::of(&sentences),
        policy: policies,
    })
}

fn policy_count(id: &str, cases: usize, counts: &Counts) -> PolicyCount {
    // A larger space could not have been enumerated.
    let number = |count: u128| u64::try_from(count).expect("a count that fits 64 bits");
    let hundredths = |mean: f64| (mean * 100.0).round() as u32;
    let asking = counts.asking;
    PolicyCount {
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
