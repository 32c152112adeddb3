//! The verdict: outcome, conditions with reasons, missing facts and possible changes.

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

/// The outcome of a check (docs/logic.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// 符合条件.
    Eligible,
    /// 可能符合，要问当地.
    Confirm,
    /// 不符合条件.
    Ineligible,
    /// 还没答完.
    Incomplete,
}

impl Outcome {
    /// All outcomes.
    pub const ALL: [Outcome; 4] =
        [Outcome::Eligible, Outcome::Confirm, Outcome::Ineligible, Outcome::Incomplete];

    /// Returns the stable identifier that data, events and links use.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Eligible => "eligible",
            Outcome::Confirm => "confirm",
            Outcome::Ineligible => "ineligible",
            Outcome::Incomplete => "incomplete",
        }
    }

    /// Returns the texts of `policy` for this outcome.
    pub fn text(self, policy: &Policy) -> &OutcomeText {
        match self {
            Outcome::Eligible => &policy.outcomes.eligible,
            Outcome::Confirm => &policy.outcomes.confirm,
            Outcome::Ineligible => &policy.outcomes.ineligible,
            Outcome::Incomplete => &policy.outcomes.incomplete,
        }
    }
}

/// Converts the truth of a settled verdict.
impl From<Truth> for Outcome {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Met => Outcome::Eligible,
            Truth::Unknown => Outcome::Confirm,
            Truth::NotMet => Outcome::Ineligible,
        }
    }
}

/// A condition with its truth and reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionReport {
    /// The condition's rule.
    pub rule: RuleIndex,
    /// The consequence if it is not met.
    pub role: Role,
    /// The truth of the rule.
    pub truth: Truth,
    /// Whether a missing fact belongs to it, so that its truth is not final.
    pub open: bool,
    /// The reasons for its truth.
    pub reasons: Vec<Reason>,
}

impl ConditionReport {
    /// Returns the citations of the condition, then those of its reasons, without repetition.
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

/// The result of an evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The conclusion for the user.
    pub outcome: Outcome,
    /// The conditions in the order of the policy.
    pub conditions: Vec<ConditionReport>,
    /// The questions asked so far and the next one.
    pub path: Path,
    /// Unanswered facts that can still change the outcome, in asking order.
    pub missing: Vec<FactIndex>,
    /// Changes that would improve the outcome; empty if it is eligible or incomplete.
    pub changes: Vec<Change>,
}

impl Verdict {
    /// Returns whether only what the applicant can clarify keeps the outcome open, and nothing the office
    /// decides.
    #[must_use]
    pub fn is_for_applicant(&self) -> bool {
        let is_asked = |report: &ConditionReport| {
            let mut facts = report.reasons.iter().flat_map(|reason| &reason.facts);
            facts.any(|fact| self.path.answers.get(*fact).is_some())
        };
        self.outcome == Outcome::Confirm
            && self.conditions.iter().all(|report| match report.truth {
                Truth::Met => true,
                Truth::NotMet => false,
                Truth::Unknown => {
                    !is_asked(report) || report.reasons.iter().all(|reason| reason.clarify.is_some())
                }
            })
    }
}

/// Evaluates `answers` under `policy` as of `as_of`. Answers to questions that are not asked have no effect.
///
/// ```
/// use eligibility::{Answer, Answers, Date, Outcome, evaluate};
///
/// # use data_compiler::policies::compile_policy;
/// # let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
/// # let policy = compile_policy(&root, "qilu-green").ok().expect("it compiles");
/// let today = Date::parse("2026-11-21").expect("a date");
/// let mut answers = Answers::none(&policy);
/// let verdict = evaluate(&policy, &answers, today);
/// assert_eq!(verdict.outcome, Outcome::Incomplete);
///
/// // The first question asks whether the applicant works for the state.
/// let fact = verdict.path.next.expect("a question");
/// answers.set(fact, Answer::parse(&policy.facts[fact].kind, "yes"));
/// assert_eq!(evaluate(&policy, &answers, today).outcome, Outcome::Ineligible);
/// ```
#[must_use]
pub fn evaluate(policy: &Policy, answers: &Answers, as_of: Date) -> Verdict {
    evaluate_with(&CompletionSpace::new(policy, as_of), answers)
}

/// Evaluates `answers` as [`evaluate`] does, with a prepared completion space. Faster for many evaluations.
#[must_use]
pub fn evaluate_with(completions: &CompletionSpace<'_>, answers: &Answers) -> Verdict {
    let (policy, as_of) = (completions.policy(), completions.as_of());
    let walked = completions.path_with_truths(answers);
    let settled = walked.settled();
    let outcome = settled.map_or(Outcome::Incomplete, Outcome::from);
    // Empty if the outcome is settled.
    let missing = completions.missing(&walked);
    let path = walked.into_path();
    let situation = Situation { policy, answers: &path.answers, as_of };
    let truths = situation.truths();
    let conditions = policy
        .conditions
        .iter()
        .map(|condition| {
            let mut reasons = situation.reasons_given(condition.rule, &truths);
            situation.remove_unasked(&mut reasons, &missing);
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
