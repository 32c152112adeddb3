//! Facts about an applicant and the questions that ask for them.

use super::{FactIndex, RuleIndex};
use alloc::{string::String, vec::Vec};
use serde::Serialize;

/// A property of an applicant.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fact {
    /// Stable identifier, such as `birth-month`.
    pub id: String,
    /// The type of its values.
    pub kind: FactKind,
}

/// The type of a fact's values.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum FactKind {
    /// Exactly one of the options.
    Choice(Vec<ChoiceOption>),
    /// Any number of the options, including none.
    Choices(Vec<ChoiceOption>),
    /// A month within a range around the as-of month.
    Month {
        /// Maximum number of months before the as-of month.
        back: i32,
        /// Maximum number of months after the as-of month.
        ahead: i32,
    },
    /// A number in units of 10^-`decimals` (see [`crate::decimal`]).
    Number {
        /// The smallest valid value, scaled.
        min: i32,
        /// The largest valid value, scaled.
        max: i32,
        /// Number of digits after the point (0 to 2).
        decimals: u8,
        /// The unit displayed after the number, such as `人` or `%`.
        unit: String,
    },
}

impl FactKind {
    /// Returns the options of a choice; an empty list for months and numbers.
    pub fn options(&self) -> &[ChoiceOption] {
        match self {
            FactKind::Choice(options) | FactKind::Choices(options) => options,
            FactKind::Month { .. } | FactKind::Number { .. } => &[],
        }
    }
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChoiceOption {
    /// Stable identifier, such as `rural-transfer`.
    pub id: String,
    /// Label of the option button.
    pub label: String,
    /// Additional explanation below the label; may be empty.
    pub hint: String,
    /// Short label for the review page and for sentences.
    pub short: String,
    /// The hint how to clarify this answer, if the rules treat it as doubtful; otherwise empty.
    pub clarify: String,
}

/// The question that asks for a fact.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Question {
    /// The fact that the answer determines (index in [`super::Policy::facts`]).
    pub fact: FactIndex,
    /// The text of the question.
    pub title: String,
    /// Help on how to answer; may be empty.
    pub help: String,
    /// The reason for asking.
    pub why: String,
    /// Short name for the review page.
    pub short: String,
    /// Label of "none of these" for a multiple choice; otherwise empty.
    pub none: String,
    /// Label of the answer "I do not know".
    pub unsure: String,
    /// The hint where to find the answer, for a user who does not know it.
    pub clarify: String,
    /// The answers that are presumed instead of asking, the first that applies.
    pub presumptions: Vec<Presumption>,
}

/// An answer that is presumed while a rule is met, so that the question is not asked.
///
/// An answer that was given all the same and differs from it counts (docs/logic.md, "Presumed answers").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Presumption {
    /// The rule that must be met. It reads only facts that are asked for earlier.
    pub when: RuleIndex,
    /// The option of the question's fact that is presumed.
    pub option: u8,
}
