//! Assembles the counts that `data/policies/counts.toml` records and docs/proof.md shows.

use super::Counts;
use crate::mutation::{Detection, mutate};
use data_compiler::Diagnostic;
use data_compiler::coverage::coverage;
use data_compiler::files::DataFiles;
use data_compiler::policies::cases::read_cases;
use data_compiler::policies::compile_all;
use data_compiler::recorded_counts::{CoverageCount, MutationCount, PolicyCount, RecordedCounts};
use eligibility::Outcome;

/// Returns the record of the counts of all policies, given in the order of the index, with those of the
/// mutation test and of the notice's sentences.
///
/// # Errors
/// The errors in the data.
pub fn assemble_record(
    root: &(impl DataFiles + ?Sized),
    policy_counts: &[Counts],
) -> Result<RecordedCounts, Vec<Diagnostic>> {
    let mut policies = Vec::new();
    let compiled = compile_all(root)?;
    for (policy, counts) in compiled.iter().zip(policy_counts) {
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
        evaluated: counts.evaluated,
        represented: number(counts.represented),
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
