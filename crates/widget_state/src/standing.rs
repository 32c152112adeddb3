//! How each condition stands, as a person reads it, and the clause an outcome rests on.

use eligibility::policy::{CitationIndex, Policy, Role};
use eligibility::verdict::{ConditionReport, Outcome, Verdict};
use eligibility::{Answers, Truth};

/// How a condition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is met.
    Met,
    /// It is not met, and that decides.
    NotMet,
    /// The office has to confirm it.
    ToConfirm,
    /// A question on it is still to be answered.
    Unanswered,
    /// It was not asked about, since the outcome did not depend on it.
    NotAsked,
}

/// How the condition of `report` stands when `answers` are those the verdict rests on.
pub fn standing(report: &ConditionReport, answers: &Answers) -> Standing {
    match (report.truth, report.role) {
        (Truth::Met, _) => Standing::Met,
        (Truth::NotMet, Role::Required) => Standing::NotMet,
        _ if report.open => Standing::Unanswered,
        // To be in none of the open list excludes nobody.
        (Truth::NotMet, Role::Supporting) => Standing::ToConfirm,
        (Truth::Unknown, _) => {
            let mut reasons = report.reasons.iter();
            let not_asked =
                reasons.all(|reason| reason.facts.iter().all(|fact| answers.get(*fact).is_none()));
            if not_asked { Standing::NotAsked } else { Standing::ToConfirm }
        }
    }
}

/// The clause that carries the outcome: of those quoted for the conditions that decided it, the one
/// quoted most often, the first of several.
pub fn main_clause(policy: &Policy, verdict: &Verdict) -> Option<CitationIndex> {
    let deciding = match verdict.outcome {
        Outcome::Eligible => Standing::Met,
        Outcome::Confirm => Standing::ToConfirm,
        Outcome::Ineligible => Standing::NotMet,
        Outcome::Incomplete => return None,
    };
    let mut times = vec![0; policy.citations.len()];
    let mut main: Option<CitationIndex> = None;
    for report in &verdict.conditions {
        if standing(report, &verdict.path.answers) != deciding {
            continue;
        }
        for index in report.citations(policy) {
            times[index] += 1;
            let quoted = !policy.citations[index].quote.is_empty();
            if quoted && main.is_none_or(|main| times[index] > times[main]) {
                main = Some(index);
            }
        }
    }
    main
}
