//! What a person has answered.

use crate::calendar::{Date, Month};
use crate::policy::{FactIndex, FactKind, Policy};
use alloc::{vec, vec::Vec};
use serde::{Deserialize, Serialize};

/// One answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// "不清楚": it stays unknown.
    Unsure,
    /// One option, by its index.
    Choice(u8),
    /// Several options, as bits; none is a value too.
    Choices(u32),
    /// A month.
    Month(Month),
    /// A number, scaled by the fact's decimals.
    Number(i32),
}

impl Answer {
    /// The chosen options as bits; `None` when nothing was chosen from options.
    pub(crate) fn option_bits(self) -> Option<u32> {
        match self {
            Answer::Choice(option) => 1u32.checked_shl(u32::from(option)),
            Answer::Choices(options) => Some(options),
            Answer::Unsure | Answer::Month(_) | Answer::Number(_) => None,
        }
    }
}

/// Why a value is not an answer to a question. A slip in a form, never a reason to be ineligible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerError {
    /// The value is of another kind than the fact's, or an option that does not exist.
    WrongKind,
    /// The month or number lies before the first one allowed.
    TooSmall,
    /// The month or number lies after the last one allowed.
    TooLarge,
}

/// The answers to a policy's questions, by fact. `None` is "not answered".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers(Vec<Option<Answer>>);

impl Answers {
    /// No answer yet to any of the policy's facts.
    pub fn none(policy: &Policy) -> Self {
        Self(vec![None; policy.facts.len()])
    }

    /// The answer for `fact`, if there is one.
    pub fn get(&self, fact: FactIndex) -> Option<Answer> {
        self.0.get(fact).copied().flatten()
    }

    /// The month that is the answer for `fact`, if it is one.
    pub fn month(&self, fact: FactIndex) -> Option<Month> {
        match self.get(fact) {
            Some(Answer::Month(month)) => Some(month),
            _ => None,
        }
    }

    /// Sets or, with `None`, takes back the answer for `fact`. Facts beyond the policy's are ignored.
    pub fn set(&mut self, fact: FactIndex, answer: Option<Answer>) {
        if let Some(place) = self.0.get_mut(fact) {
            *place = answer;
        }
    }

    /// Whether nothing is answered.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// Whether these answers fit the policy: as many facts, every value allowed as of `as_of`.
    pub fn fit(&self, policy: &Policy, as_of: Date) -> bool {
        self.0.len() == policy.facts.len()
            && (0..self.0.len())
                .all(|fact| self.get(fact).is_none_or(|answer| check(policy, fact, answer, as_of).is_ok()))
    }
}

/// Checks that `answer` is a value `fact` can take as of `as_of`.
///
/// # Errors
/// [`AnswerError`] names what is wrong with it.
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
