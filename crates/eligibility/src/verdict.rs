//! The answer as a whole: outcome, conditions with their reasons, what is missing, what would change it.

use crate::answers::Answers;
use crate::calendar::Date;
use crate::change::Change;
use crate::completions::{CompletionSpace, Path};
use crate::evaluate::Situation;
use crate::explain::Reason;
use crate::policy::{CitationIndex, FactIndex, OutcomeText, Policy, Role, RuleIndex};
use crate::truth::Truth;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// What comes out (product terms; docs/logic.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// 符合条件.
    Eligible,
    /// 可能符合，需向当地确认.
    Confirm,
    /// 不符合条件.
    Ineligible,
    /// 还需要回答.
    Incomplete,
}

impl Outcome {
    /// All four.
    pub const ALL: [Outcome; 4] =
        [Outcome::Eligible, Outcome::Confirm, Outcome::Ineligible, Outcome::Incomplete];

    /// The stable name, as used in data, events and links.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Eligible => "eligible",
            Outcome::Confirm => "confirm",
            Outcome::Ineligible => "ineligible",
            Outcome::Incomplete => "incomplete",
        }
    }

    /// The words of `policy` for this outcome.
    pub fn text(self, policy: &Policy) -> &OutcomeText {
        match self {
            Outcome::Eligible => &policy.outcomes.eligible,
            Outcome::Confirm => &policy.outcomes.confirm,
            Outcome::Ineligible => &policy.outcomes.ineligible,
            Outcome::Incomplete => &policy.outcomes.incomplete,
        }
    }
}

/// The outcome of a settled verdict.
impl From<Truth> for Outcome {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Met => Outcome::Eligible,
            Truth::Unknown => Outcome::Confirm,
            Truth::NotMet => Outcome::Ineligible,
        }
    }
}

/// One condition, its truth and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionReport {
    /// The condition's rule.
    pub rule: RuleIndex,
    /// What follows when it is not met.
    pub role: Role,
    /// Whether it is met.
    pub truth: Truth,
    /// Whether a question on it is still open, so that the truth is not final.
    pub open: bool,
    /// Why.
    pub reasons: Vec<Reason>,
}

impl ConditionReport {
    /// What the condition and the reasons given for it rest on, each once, the condition's own first.
    pub fn citations(&self, policy: &Policy) -> Vec<CitationIndex> {
        let own = policy.rules[self.rule].citations.iter();
        let mut cited = Vec::new();
        for index in own.chain(self.reasons.iter().flat_map(|reason| &reason.citations)) {
            if !cited.contains(index) {
                cited.push(*index);
            }
        }
        cited
    }
}

/// The answer as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What comes out.
    pub outcome: Outcome,
    /// Each condition, in the policy's order.
    pub conditions: Vec<ConditionReport>,
    /// The questions asked and the next one.
    pub path: Path,
    /// Unanswered facts that still matter, in asking order.
    pub missing: Vec<FactIndex>,
    /// What would change the outcome; empty for an eligible person and while incomplete.
    pub changes: Vec<Change>,
}

/// Evaluates `answers` under `policy` as of `as_of`. Only the answers on the path take part.
pub fn evaluate(policy: &Policy, answers: &Answers, as_of: Date) -> Verdict {
    evaluate_with(&CompletionSpace::new(policy, as_of), answers)
}

/// As [`evaluate`], with an completions that was prepared before: for many evaluations on one day.
pub fn evaluate_with(completions: &CompletionSpace<'_>, answers: &Answers) -> Verdict {
    let (policy, as_of) = (completions.policy(), completions.as_of());
    let walked = completions.path_with_truths(answers);
    let settled = walked.settled();
    let outcome = settled.map_or(Outcome::Incomplete, Outcome::from);
    // Once it is settled, nothing matters any more.
    let missing = completions.missing(&walked);
    let path = walked.path;
    let situation = Situation { policy, answers: &path.answers, as_of };
    let truths = situation.truths();
    let conditions = policy
        .conditions
        .iter()
        .map(|condition| {
            let mut reasons = situation.reasons_given(condition.rule, &truths);
            situation.leave_out_unasked(&mut reasons, &missing);
            ConditionReport {
                rule: condition.rule,
                role: condition.role,
                truth: truths[condition.rule],
                open: !missing.is_empty()
                    && policy.facts_read(condition.rule).iter().any(|fact| missing.contains(fact)),
                reasons,
            }
        })
        .collect();
    let changes = match outcome {
        Outcome::Confirm | Outcome::Ineligible => situation.changes(&truths),
        Outcome::Eligible | Outcome::Incomplete => Vec::new(),
    };
    Verdict { outcome, conditions, path, missing, changes }
}
