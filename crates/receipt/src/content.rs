//! What a receipt holds, and how it is issued.

use crate::hash::Hash;
use crate::statements::{Statement, Statements};
use crate::text;
use alloc::vec::Vec;
use eligibility::{Answers, Date, Month, Outcome, Policy, Verdict, evaluate};

/// At most so many occupations can be wished for.
pub const MOST_WISHES: usize = 5;

/// The numbers an occupation code can be: seven digits, the first of them not 0.
pub(crate) const OCCUPATION_CODES: core::ops::Range<u32> = 1_000_000..10_000_000;

/// Bits of the policy's code.
pub(crate) const POLICY_WIDTH: u32 = 16;
/// Bits of the as-of month, counted from [`FIRST_MONTH`].
pub(crate) const MONTH_WIDTH: u32 = 12;
/// January 1900. The last month that can be written is April 2241: a clock that is wrong still fits.
pub(crate) const FIRST_MONTH: Month = Month(1900 * 12);

/// A result as it is carried away. Whatever is in one has been checked, on issue or on reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub(crate) policy: u32,
    pub(crate) edition: u32,
    pub(crate) as_of: Date,
    pub(crate) outcome: Outcome,
    pub(crate) wishes: Vec<u32>,
    pub(crate) statements: Vec<Statement>,
}

/// Why no receipt can be issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssueError {
    /// The answers are no answers to this policy's questions on that day.
    AnswersUnfit,
    /// The as-of day lies outside the years a receipt can name (1900 to 2240).
    DayOutOfRange,
    /// More than five occupations, one twice, or a number that is no occupation code.
    WishesUnfit,
    /// It would take more than 120 characters.
    TooLong,
}

impl Receipt {
    /// Issues a receipt: evaluates `answers` and keeps those on the path, with the outcome. The wishes
    /// are occupation codes as numbers of seven digits, in the order of preference.
    ///
    /// # Errors
    /// [`IssueError`] says what does not fit into a receipt.
    pub fn issue(
        policy: &Policy,
        answers: &Answers,
        as_of: Date,
        wishes: &[u32],
    ) -> Result<Self, IssueError> {
        if !answers.fit(policy, as_of) {
            return Err(IssueError::AnswersUnfit);
        }
        Self::of_verdict(policy, &evaluate(policy, answers, as_of), as_of, wishes)
    }

    /// As [`Receipt::issue`], for answers that were evaluated before.
    pub(crate) fn of_verdict(
        policy: &Policy,
        verdict: &Verdict,
        as_of: Date,
        wishes: &[u32],
    ) -> Result<Self, IssueError> {
        let month = as_of.month.since(FIRST_MONTH);
        if !(0..1 << MONTH_WIDTH).contains(&month) {
            return Err(IssueError::DayOutOfRange);
        }
        if !wishes_fit(wishes) {
            return Err(IssueError::WishesUnfit);
        }
        let known = Statements::of(policy);
        let mut statements = Vec::new();
        for fact in &verdict.path.asked {
            let answer = verdict.path.answers.get(*fact);
            let statement = answer.and_then(|answer| known.statement(*fact, answer, as_of));
            statements.push(statement.ok_or(IssueError::AnswersUnfit)?);
        }
        let receipt = Receipt {
            policy: policy_code(policy),
            edition: policy.fingerprint,
            as_of,
            outcome: verdict.outcome,
            wishes: wishes.to_vec(),
            statements,
        };
        if text::characters(&receipt) > text::LONGEST { Err(IssueError::TooLong) } else { Ok(receipt) }
    }

    /// Returns the index of the receipt's policy in `policies`, preferring the receipt's own edition.
    /// `None` when no edition of that policy is in the list.
    pub fn policy_index(&self, policies: &[&Policy]) -> Option<usize> {
        let has_code = |policy: &&Policy| policy_code(policy) == self.policy;
        let same_edition =
            policies.iter().position(|policy| has_code(policy) && policy.fingerprint == self.edition);
        same_edition.or_else(|| policies.iter().position(has_code))
    }

    /// The edition of the rules it was issued by.
    pub fn edition(&self) -> u32 {
        self.edition
    }

    /// The day for which the question was asked.
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// What it says came out. Only [`crate::verify`] tells whether these rules say so too.
    pub fn stated_outcome(&self) -> Outcome {
        self.outcome
    }

    /// The occupations wished for, as codes of seven digits, in the order of preference.
    pub fn wishes(&self) -> &[u32] {
        &self.wishes
    }
}

/// Whether these can be wishes: not too many, occupation codes, each once.
pub(crate) fn wishes_fit(wishes: &[u32]) -> bool {
    wishes.len() <= MOST_WISHES
        && wishes
            .iter()
            .enumerate()
            .all(|(place, wish)| OCCUPATION_CODES.contains(wish) && !wishes[..place].contains(wish))
}

/// What stands for the policy: its name, made short.
fn policy_code(policy: &Policy) -> u32 {
    Hash::new().word(&policy.id).folded(POLICY_WIDTH)
}
