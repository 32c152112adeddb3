//! Answers to the questions of a policy.

use crate::calendar::{Date, Month};
use crate::policy::{FactIndex, FactKind, Policy};
use alloc::{vec, vec::Vec};
use core::fmt;
use serde::{Deserialize, Serialize};

/// The answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// "不清楚" (I do not know): the fact remains unknown.
    Unsure,
    /// Index of the chosen option.
    Choice(u8),
    /// The chosen options as bits; 0 is the answer "none of these".
    Choices(u32),
    /// The year and month of an event, such as a birth.
    Month(Month),
    /// A number, scaled by the fact's decimals (see [`crate::decimal`]).
    Number(i32),
}

impl Answer {
    /// Returns the chosen options as bits; `None` if the answer is not a choice.
    pub fn option_bits(self) -> Option<u32> {
        match self {
            Answer::Choice(option) => 1u32.checked_shl(u32::from(option)),
            Answer::Choices(options) => Some(options),
            Answer::Unsure | Answer::Month(_) | Answer::Number(_) => None,
        }
    }
}

/// The reason why a value is not a valid answer. An input error, never a reason to be ineligible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerError {
    /// The value has another type than the fact, or the option does not exist.
    WrongKind,
    /// The month or number is below the valid range.
    TooSmall,
    /// The month or number is above the valid range.
    TooLarge,
}

impl fmt::Display for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            AnswerError::WrongKind => "not an answer to this question",
            AnswerError::TooSmall => "below the valid range",
            AnswerError::TooLarge => "above the valid range",
        })
    }
}

impl core::error::Error for AnswerError {}

/// The answers to the questions of a policy, indexed by fact. `None` means not answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers(Vec<Option<Answer>>);

impl Answers {
    /// Creates a list in which no fact of `policy` is answered.
    #[must_use]
    pub fn none(policy: &Policy) -> Self {
        Self(vec![None; policy.facts.len()])
    }

    /// Returns the answer for `fact`.
    pub fn get(&self, fact: FactIndex) -> Option<Answer> {
        self.0.get(fact).copied().flatten()
    }

    /// Returns the answer for `fact` if it is a month.
    pub fn month(&self, fact: FactIndex) -> Option<Month> {
        match self.get(fact) {
            Some(Answer::Month(month)) => Some(month),
            _ => None,
        }
    }

    /// Sets the answer for `fact`, or removes it with `None`. Ignores an index out of range.
    pub fn set(&mut self, fact: FactIndex, answer: Option<Answer>) {
        if let Some(slot) = self.0.get_mut(fact) {
            *slot = answer;
        }
    }

    /// Returns whether no fact is answered.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// Returns whether the list has one entry for each fact and every answer is valid as of `as_of`.
    pub fn fit(&self, policy: &Policy, as_of: Date) -> bool {
        self.0.len() == policy.facts.len()
            && (0..self.0.len())
                .all(|fact| self.get(fact).is_none_or(|answer| check(policy, fact, answer, as_of).is_ok()))
    }
}

/// Checks that `answer` is a valid value of `fact` as of `as_of`.
///
/// # Errors
/// [`AnswerError`] if the type or the range does not match.
pub fn check(policy: &Policy, fact: FactIndex, answer: Answer, as_of: Date) -> Result<(), AnswerError> {
    let within = |value: i32, min: i32, max: i32| match value {
        value if value < min => Err(AnswerError::TooSmall),
        value if value > max => Err(AnswerError::TooLarge),
        _ => Ok(()),
    };
    let kind = &policy.facts.get(fact).ok_or(AnswerError::WrongKind)?.kind;
    match (kind, answer) {
        (_, Answer::Unsure) => Ok(()),
        (FactKind::Choice(options), Answer::Choice(option)) if usize::from(option) < options.len() => Ok(()),
        (FactKind::Choices(options), Answer::Choices(bits)) if u64::from(bits) < 1 << options.len() => Ok(()),
        (FactKind::Month { back, ahead }, Answer::Month(month)) => {
            within(month.0, as_of.month.0.saturating_sub(*back), as_of.month.0.saturating_add(*ahead))
        }
        (FactKind::Number { min, max, .. }, Answer::Number(number)) => within(number, *min, *max),
        _ => Err(AnswerError::WrongKind),
    }
}
