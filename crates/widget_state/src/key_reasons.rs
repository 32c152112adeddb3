//! The reasons for an outcome, in short: every surface that shows the outcome shows them beside it.

use crate::condition_status::{ConditionStatus, condition_status, unknown_status};
use content::text;
use eligibility::explain::Reason;
use eligibility::verdict::ConditionReport;
use eligibility::{Outcome, Verdict};

/// The groups of reasons with their headings: why it is a no, and for an outcome to be confirmed what the
/// user can clarify and what the office decides.
pub const REASON_GROUPS: [(ConditionStatus, &str); 3] = [
    (ConditionStatus::NotMet, text::RESULT_BECAUSE),
    (ConditionStatus::ToClarify, text::RESULT_CLARIFY_THESE),
    (ConditionStatus::ToConfirm, text::RESULT_CONFIRM_THESE),
];

/// Calls `visit` with every reason for the outcome that belongs to `group`.
pub fn visit_reasons<'a>(verdict: &'a Verdict, group: ConditionStatus, visit: &mut dyn FnMut(&'a Reason)) {
    for report in &verdict.conditions {
        for reason in &report.reasons {
            if group_of(verdict, report, reason) == Some(group) {
                visit(reason);
            }
        }
    }
}

/// Returns the group of a reason; `None` if the outcome does not rest on it.
fn group_of(verdict: &Verdict, report: &ConditionReport, reason: &Reason) -> Option<ConditionStatus> {
    let status = condition_status(report, &verdict.path.answers);
    match (verdict.outcome, status) {
        (Outcome::Ineligible, ConditionStatus::NotMet) => Some(status),
        (Outcome::Confirm, ConditionStatus::ToClarify | ConditionStatus::ToConfirm) => {
            Some(unknown_status(std::slice::from_ref(reason)))
        }
        _ => None,
    }
}

/// Returns the texts of the reasons in `group`.
pub fn reason_texts(verdict: &Verdict, group: ConditionStatus) -> Vec<String> {
    let mut texts = Vec::new();
    visit_reasons(verdict, group, &mut |reason| texts.push(reason.text.clone()));
    texts
}
