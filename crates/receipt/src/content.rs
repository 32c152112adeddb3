//! The content of a receipt, and how a receipt is issued.

use crate::encoding;
use crate::hash::Hash;
use crate::statements::{Statement, Statements};
use alloc::vec::Vec;
use core::fmt;
use eligibility::{Answers, Date, Month, Outcome, Policy, Verdict, evaluate};

/// Maximum number of occupations in the wish list.
pub const MOST_WISHES: usize = 5;

/// The valid occupation codes as numbers: seven digits without a leading 0.
pub(crate) const OCCUPATION_CODES: core::ops::Range<u32> = 1_000_000..10_000_000;

/// Number of bits of the policy's code.
pub(crate) const POLICY_WIDTH: u32 = 16;
/// Number of bits of the as-of month, counted from [`FIRST_MONTH`].
pub(crate) const MONTH_WIDTH: u32 = 12;
/// January 1900. The last representable month is April 2241, so that most wrong device clocks fit.
pub(crate) const FIRST_MONTH: Month = Month(1900 * 12);

/// A result in transferable form. Issuing and decoding validate the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub(crate) policy: u32,
    /// The fingerprint of the edition of the rules that issued it.
    pub(crate) fingerprint: u32,
    pub(crate) as_of: Date,
    pub(crate) outcome: Outcome,
    pub(crate) wishes: Vec<u32>,
    pub(crate) statements: Vec<Statement>,
}

/// The reason why a receipt cannot be issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssueError {
    /// The answers are not valid for the policy on that day.
    AnswersUnfit,
    /// The as-of day is outside the representable years 1900 to 2240.
    DayOutOfRange,
    /// The wish list has more than five occupations, a repetition, or an invalid code.
    WishesUnfit,
    /// The receipt would be longer than 120 characters.
    TooLong,
}

impl fmt::Display for IssueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            IssueError::AnswersUnfit => "the answers are not valid for the policy",
            IssueError::DayOutOfRange => "the day is outside the years 1900 to 2240",
            IssueError::WishesUnfit => "the list of wishes is not valid",
            IssueError::TooLong => "the receipt would be longer than 120 characters",
        })
    }
}

impl core::error::Error for IssueError {}

impl Receipt {
    /// Issues a receipt: evaluates `answers` and stores the outcome with the answers to the questions that
    /// are asked. `wishes` are occupation codes as numbers of seven digits in the order of preference.
    ///
    /// ```
    /// use eligibility::{Answers, Date, Outcome};
    /// use receipt::{Receipt, Verification, verify};
    ///
    /// # let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    /// # let policy = data_compiler::policies::compile_policy(&root, "qilu-green").ok().expect("compiles");
    /// let today = Date::parse("2026-11-21").expect("a date");
    /// let receipt = Receipt::issue(&policy, &Answers::none(&policy), today, &[6_280_303])?;
    /// let text = receipt.encode();
    ///
    /// let decoded = Receipt::decode(&text)?;
    /// assert_eq!(decoded.wishes(), [6_280_303]);
    /// match verify(&decoded, &[&policy]) {
    ///     Verification::Same(verdict) => assert_eq!(verdict.outcome, Outcome::Incomplete),
    ///     _ => unreachable!("the same edition issued it"),
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`IssueError`] if the content does not fit into a receipt.
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

    /// Issues a receipt for answers that are already evaluated.
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
            fingerprint: policy.fingerprint,
            as_of,
            outcome: verdict.outcome,
            wishes: wishes.to_vec(),
            statements,
        };
        if encoding::length(&receipt) > encoding::LONGEST { Err(IssueError::TooLong) } else { Ok(receipt) }
    }

    /// Returns the index of the receipt's policy in `policies`, preferring the receipt's own edition.
    /// `None` when no edition of that policy is in the list.
    pub fn policy_index(&self, policies: &[&Policy]) -> Option<usize> {
        let has_code = |policy: &&Policy| policy_code(policy) == self.policy;
        let same_edition =
            policies.iter().position(|policy| has_code(policy) && policy.fingerprint == self.fingerprint);
        same_edition.or_else(|| policies.iter().position(has_code))
    }

    /// Returns the fingerprint of the edition of the rules that issued the receipt ([`Policy::fingerprint`]).
    pub fn fingerprint(&self) -> u32 {
        self.fingerprint
    }

    /// Returns the as-of day of the check.
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// Returns the outcome in the receipt, which [`crate::verify`] compares with a new evaluation.
    pub fn stated_outcome(&self) -> Outcome {
        self.outcome
    }

    /// Returns the occupations of the wish list, as codes of seven digits, in the order of preference.
    pub fn wishes(&self) -> &[u32] {
        &self.wishes
    }
}

/// Returns whether the list is valid: at most five occupation codes without repetition.
pub(crate) fn wishes_fit(wishes: &[u32]) -> bool {
    wishes.len() <= MOST_WISHES
        && wishes
            .iter()
            .enumerate()
            .all(|(index, wish)| OCCUPATION_CODES.contains(wish) && !wishes[..index].contains(wish))
}

/// Returns the code of the policy: a hash of its id.
fn policy_code(policy: &Policy) -> u32 {
    Hash::new().word(&policy.id).folded(POLICY_WIDTH)
}
