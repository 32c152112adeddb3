//! The words for the outcome of a verdict.

use crate::text;
use eligibility::{Policy, Verdict};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeWords<'a> {
    pub title: &'a str,
    /// One sentence about it.
    pub summary: &'a str,
    /// The next steps.
    pub steps: Vec<&'a str>,
}

/// Returns the policy's words for the outcome. If only the applicant's own unsure answers keep it open,
/// title, summary and first step say so, instead of sending the applicant to the office at once.
pub fn outcome_words<'a>(policy: &'a Policy, verdict: &Verdict) -> OutcomeWords<'a> {
    let own = verdict.outcome.text(policy);
    let mut words = OutcomeWords {
        title: &own.title,
        summary: &own.summary,
        steps: own.steps.iter().map(String::as_str).collect(),
    };
    if verdict.is_for_applicant() {
        (words.title, words.summary) = (text::RESULT_CLARIFY_TITLE, text::RESULT_CLARIFY_SUMMARY);
        words.steps.insert(0, text::RESULT_CLARIFY_STEP);
    }
    words
}
