//! The texts of outcomes and explanations.

use alloc::{string::String, vec::Vec};
use serde::Serialize;

/// The texts of each outcome.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcomes {
    /// All conditions are met.
    pub eligible: OutcomeText,
    /// No required condition fails, but the office has to confirm at least one condition.
    pub confirm: OutcomeText,
    /// At least one required condition is not met.
    pub ineligible: OutcomeText,
    /// An unanswered question can still change the outcome.
    pub incomplete: OutcomeText,
}

/// The texts of an outcome.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutcomeText {
    /// Heading.
    pub title: String,
    /// Meaning of the outcome in one or two sentences.
    pub summary: String,
    /// Next steps for the applicant.
    pub steps: Vec<String>,
}

/// Templates for explanations; docs/data.md lists the placeholders.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Phrases {
    /// Month: `{year}`, `{month}`.
    pub month: String,
    /// Age in whole years: `{years}`.
    pub age: String,
    /// Age in years and months: `{years}`, `{months}`.
    pub age_with_months: String,
    /// Line of a schedule: `{age}`, `{month}`.
    pub line: String,
    /// Item in a list of schedule lines: `{age}`, `{month}`.
    pub listed_line: String,
    /// Prefix of the earliest of several lines.
    pub earliest: String,
    /// Prefix of the latest of several lines.
    pub latest: String,
    /// Separator of alternatives.
    pub or: String,
    /// Separator of list items.
    pub and: String,
    /// Reason for an answer "I do not know": `{question}`, `{answer}`.
    pub unsure: String,
    /// Reason for a doubtful answer: `{question}`, `{answer}`.
    pub doubtful: String,
    /// Reason for an unanswered question: `{question}`.
    pub unanswered: String,
}
