//! The claims of a proof, and the failures that show where one does not hold.

use std::fmt;

/// A claim of the proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Claim {
    /// Every answer behaves like the representative of its equivalence class.
    Classes,
    /// Every combination has exactly one outcome: the one that all its completions share, or `incomplete` if
    /// they share none.
    OneOutcome,
    /// A further answer never changes an outcome that was settled, nor a condition that was known.
    OnlyResolves,
    /// A question is asked if and only if it still matters; a skipped question cannot change the outcome.
    AsksWhatMatters,
    /// The displayed number of remaining questions is the length of the longest path.
    RemainderExact,
    /// Every rule and every option changes some outcome, or at least some explanation.
    EverythingDecides,
    /// Every citation appears under some verdict.
    EverythingCited,
    /// Every condition is explained in every state, in whole sentences.
    Explained,
    /// Each day has exactly one answer to whether the programme runs.
    OneStatus,
}

impl Claim {
    /// All claims, in display order.
    pub const ALL: [Claim; 9] = [
        Claim::Classes,
        Claim::OneOutcome,
        Claim::OnlyResolves,
        Claim::AsksWhatMatters,
        Claim::RemainderExact,
        Claim::EverythingDecides,
        Claim::EverythingCited,
        Claim::Explained,
        Claim::OneStatus,
    ];

    /// Returns the claim in one line.
    pub fn as_str(self) -> &'static str {
        match self {
            Claim::Classes => "every answer behaves as the one that stands for its class",
            Claim::OneOutcome => "every combination of answers has exactly one outcome",
            Claim::OnlyResolves => "a further answer never changes what was settled",
            Claim::AsksWhatMatters => "a question is asked exactly if it still matters",
            Claim::RemainderExact => "as many questions can follow as are said to remain",
            Claim::EverythingDecides => "every condition, rule and option decides somewhere",
            Claim::EverythingCited => "every citation stands under some verdict",
            Claim::Explained => "every condition is explained in every state",
            Claim::OneStatus => "the programme has one state on every day",
        }
    }
}

/// One counterexample to a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The violated claim.
    pub claim: Claim,
    /// The description of the counterexample.
    pub text: String,
}

/// The maximum number of failures collected for each claim.
const ENOUGH: usize = 20;

/// The failures collected so far.
#[derive(Debug, Default)]
pub(crate) struct Failures(Vec<Failure>);

impl Failures {
    /// Records that `claim` fails as described by `text`, unless there are already enough failures of this
    /// claim.
    pub(crate) fn expect(&mut self, holds: bool, claim: Claim, text: impl FnOnce() -> String) {
        if !holds && self.0.iter().filter(|failure| failure.claim == claim).count() < ENOUGH {
            self.0.push(Failure { claim, text: text() });
        }
    }

    /// Combines the failures of two checks.
    pub(crate) fn and(mut self, other: Self) -> Self {
        for failure in other.0 {
            self.expect(false, failure.claim, || failure.text);
        }
        self
    }

    /// Returns the failures.
    pub(crate) fn found(self) -> Vec<Failure> {
        self.0
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not so that {}: {}", self.claim.as_str(), self.text)
    }
}
