//! A receipt evaluated again, and compared with what it says.

use crate::content::Receipt;
use crate::statements::{Statements, UnmappedAnswer};
use alloc::vec::Vec;
use eligibility::policy::FactIndex;
use eligibility::{Answers, Outcome, Policy, Verdict, evaluate};

/// What comes of reading a receipt with the rules at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verification {
    /// 核对一致: these very rules issue this very receipt. The answers are in the verdict's path.
    Same(Verdict),
    /// The rules have another edition by now. What can be known is told.
    EditionDiffers(Difference),
    /// It names this edition, but these rules do not issue it: made or altered by something else.
    /// This is the verdict the answers lead to, as far as they can be read.
    Contradicts(Verdict),
    /// Its policy is not among the rules at hand.
    UnknownPolicy,
}

/// What a receipt of another edition comes to now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What came out by the edition it was issued by.
    pub then: Outcome,
    /// The verdict of the present rules on the answers that could be carried over, as of the same day.
    pub now: Verdict,
    /// The answers that could be carried over.
    pub answers: Answers,
    /// The answers that could not.
    pub unmapped: Vec<UnmappedAnswer>,
    /// The facts that were asked for then, and are not by the present rules.
    pub no_longer_asked: Vec<FactIndex>,
}

impl Difference {
    /// Whether something else comes out now, be it only that a question is open.
    pub fn outcome_differs(&self) -> bool {
        self.then != self.now.outcome
    }

    /// The question that is open by the present rules, whether it is new or its answer did not fit.
    pub fn newly_asked(&self) -> Option<FactIndex> {
        self.now.path.next
    }
}

/// Evaluates the answers of `receipt` again under its policy and compares the result with the receipt.
pub fn verify(receipt: &Receipt, policies: &[&Policy]) -> Verification {
    let Some(index) = receipt.policy_index(policies) else { return Verification::UnknownPolicy };
    let policy = policies[index];
    let (answers, unmapped) = Statements::of(policy).read(&receipt.statements, receipt.as_of);
    let now = evaluate(policy, &answers, receipt.as_of);
    if receipt.edition != policy.fingerprint {
        let left_aside = |fact: &FactIndex| answers.get(*fact).is_some() && !now.path.asked.contains(fact);
        let no_longer_asked = (0..policy.facts.len()).filter(left_aside).collect();
        let then = receipt.outcome;
        return Verification::EditionDiffers(Difference { then, now, answers, unmapped, no_longer_asked });
    }
    // Nothing is compared piece by piece: the receipt must be the one these rules issue.
    match Receipt::of_verdict(policy, &now, receipt.as_of, &receipt.wishes) {
        Ok(issued) if issued == *receipt => Verification::Same(now),
        _ => Verification::Contradicts(now),
    }
}
