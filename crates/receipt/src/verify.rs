//! Verifies a receipt by a new evaluation of its answers.

use crate::content::Receipt;
use crate::statements::{Statements, UnmappedAnswer};
use alloc::vec::Vec;
use eligibility::policy::FactIndex;
use eligibility::{Answers, Outcome, Policy, Verdict, evaluate};

/// The result of the verification of a receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verification {
    /// 核对过，对得上: the same edition issues the same receipt. The verdict's path contains the answers.
    Same(Verdict),
    /// The policy has another edition. The difference is as complete as the receipt allows.
    EditionDiffers(Difference),
    /// The receipt names this edition, which does not issue it: it is forged. Contains the verdict of the
    /// answers that could be read.
    Contradicts(Verdict),
    /// The policy of the receipt is not in the list.
    UnknownPolicy,
}

/// The evaluation of a receipt of another edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The outcome in the receipt.
    pub then: Outcome,
    /// The verdict of the current edition on the mapped answers as of the same day.
    pub now: Verdict,
    /// The answers with an equivalent in the current edition.
    pub answers: Answers,
    /// The answers without an equivalent.
    pub unmapped: Vec<UnmappedAnswer>,
    /// The facts in the receipt that the current edition does not ask for.
    pub no_longer_asked: Vec<FactIndex>,
}

impl Difference {
    /// Returns whether the outcome differs, including a current outcome that is incomplete.
    pub fn outcome_differs(&self) -> bool {
        self.then != self.now.outcome
    }

    /// Returns the open question of the current edition: a new question or one with an unmapped answer.
    pub fn newly_asked(&self) -> Option<FactIndex> {
        self.now.path.next
    }
}

/// Evaluates the answers of `receipt` under its policy, if it is in `policies`, and compares the result with
/// the receipt.
#[must_use]
pub fn verify(receipt: &Receipt, policies: &[&Policy]) -> Verification {
    let Some(index) = receipt.policy_index(policies) else { return Verification::UnknownPolicy };
    let policy = policies[index];
    let (answers, unmapped) = Statements::of(policy).read(&receipt.statements, receipt.as_of);
    let now = evaluate(policy, &answers, receipt.as_of);
    if receipt.fingerprint != policy.fingerprint {
        let is_unused = |fact: &FactIndex| answers.get(*fact).is_some() && !now.path.asked.contains(fact);
        let no_longer_asked = (0..policy.facts.len()).filter(is_unused).collect();
        let then = receipt.outcome;
        return Verification::EditionDiffers(Difference { then, now, answers, unmapped, no_longer_asked });
    }
    // Compares the whole receipt with the one that this edition issues, instead of single fields.
    match Receipt::of_verdict(policy, &now, receipt.as_of, &receipt.wishes) {
        Ok(issued) if issued == *receipt => Verification::Same(now),
        _ => Verification::Contradicts(now),
    }
}
