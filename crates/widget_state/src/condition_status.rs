//! The status of each condition, and the clause that an outcome is based on.

use eligibility::explain::Reason;
use eligibility::policy::{CitationIndex, Policy, Role};
use eligibility::verdict::{ConditionReport, Outcome, Verdict};
use eligibility::{Answers, Truth};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConditionStatus {
    Met,
    /// Not met, which decides the outcome.
    NotMet,
    /// Unknown until the user clarifies an answer.
    ToClarify,
    /// To be confirmed by the office.
    ToConfirm,
    /// A question about it has no answer yet.
    Unanswered,
    /// Not asked, since the outcome does not depend on it.
    NotAsked,
}

/// Returns the status of the condition of `report`; `answers` are those of the verdict.
pub fn condition_status(report: &ConditionReport, answers: &Answers) -> ConditionStatus {
    match (report.truth, report.role) {
        (Truth::Met, _) => ConditionStatus::Met,
        (Truth::NotMet, Role::Required) => ConditionStatus::NotMet,
        _ if report.open => ConditionStatus::Unanswered,
        // Being in none of the groups of an open list is no refusal.
        (Truth::NotMet, Role::Supporting) => ConditionStatus::ToConfirm,
        (Truth::Unknown, _) => {
            let mut reasons = report.reasons.iter();
            let not_asked =
                reasons.all(|reason| reason.facts.iter().all(|fact| answers.get(*fact).is_none()));
            if not_asked { ConditionStatus::NotAsked } else { unknown_status(&report.reasons) }
        }
    }
}

/// Returns the status of an unknown rule with these reasons. What the office has to decide comes first.
pub(crate) fn unknown_status(reasons: &[Reason]) -> ConditionStatus {
    let is_of_user = !reasons.is_empty() && reasons.iter().all(|reason| reason.clarify.is_some());
    if is_of_user { ConditionStatus::ToClarify } else { ConditionStatus::ToConfirm }
}

/// Returns the clause that the outcome is based on: of the clauses quoted for the deciding conditions the
/// most frequent, or the first of several.
pub fn main_clause(policy: &Policy, verdict: &Verdict) -> Option<CitationIndex> {
    let deciding = match verdict.outcome {
        Outcome::Eligible => ConditionStatus::Met,
        Outcome::Confirm => ConditionStatus::ToConfirm,
        Outcome::Ineligible => ConditionStatus::NotMet,
        Outcome::Incomplete => return None,
    };
    let mut times = vec![0; policy.citations.len()];
    let mut main: Option<CitationIndex> = None;
    for report in &verdict.conditions {
        if condition_status(report, &verdict.path.answers) != deciding {
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
