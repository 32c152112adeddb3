//! Finds the persons for whom policies differ, and the quoted words that cause it: `docs/conflicts.md`.
//!
//! The same typical persons are evaluated under each policy, each as of the policy's own day, and the clauses
//! of the deciding conditions are quoted. The page does not judge which policy is right.

mod page;
mod persons;

pub use persons::{Person, read_persons};

use crate::Language;
use data_compiler::Diagnostic;
use data_compiler::files::DataFiles;
use data_compiler::policies::compile_all;
use eligibility::completions::CompletionSpace;
use eligibility::evaluate::Situation;
use eligibility::policy::{Condition, Role, RuleIndex};
use eligibility::{Answers, Date, Outcome, Policy, Truth, evaluate};

/// Returns the page; in English, `docs/conflicts.md` should contain it.
///
/// # Errors
/// Every error in the policies or in the table of persons.
pub fn page(root: &(impl DataFiles + ?Sized), language: Language) -> Result<String, Vec<Diagnostic>> {
    let policies = compile_all(root)?;
    let persons = read_persons(root, &policies)?;
    Ok(page::page(&compare(&policies, &persons), language))
}

/// Persons who answer the same policies.
#[derive(Clone, Debug)]
pub struct Comparison<'a> {
    /// The policies, in the order the app offers them.
    pub policies: Vec<&'a Policy>,
    /// The persons with their verdicts, in the order of the table.
    pub persons: Vec<Compared<'a>>,
}

/// A person with one verdict for each policy.
#[derive(Clone, Debug)]
pub struct Compared<'a> {
    /// The description of the person.
    pub story: &'a str,
    /// One finding for each policy.
    pub findings: Vec<Finding<'a>>,
}

impl Compared<'_> {
    /// Returns true if the policies disagree about the person.
    pub fn differs(&self) -> bool {
        self.findings.windows(2).any(|pair| pair[0].outcome != pair[1].outcome)
    }
}

/// The verdict of one policy on one person.
#[derive(Clone, Debug)]
pub struct Finding<'a> {
    pub policy: &'a Policy,
    /// The day it was evaluated for.
    pub as_of: Date,
    /// The answers under it, presumed ones included.
    pub answers: Answers,
    pub outcome: Outcome,
    /// The conditions that determined it.
    pub deciding: Vec<Condition>,
}

impl<'a> Finding<'a> {
    /// Returns the evaluation that the finding is based on.
    pub fn situation(&self) -> Situation<'_> {
        Situation { policy: self.policy, answers: &self.answers, as_of: self.as_of }
    }
}

/// Evaluates every person under every policy they answer, each as of the policy's own day.
pub fn compare<'a>(policies: &'a [Policy], persons: &'a [Person]) -> Vec<Comparison<'a>> {
    let mut comparisons: Vec<Comparison<'a>> = Vec::new();
    for person in persons {
        let under: Vec<&Policy> = person.answers.iter().map(|(index, _)| &policies[*index]).collect();
        let findings = person.answers.iter().map(|(index, answers)| find(&policies[*index], answers));
        let compared = Compared { story: &person.story, findings: findings.collect() };
        let same = |comparison: &&mut Comparison<'_>| comparison.policies == under;
        match comparisons.iter_mut().find(same) {
            Some(comparison) => comparison.persons.push(compared),
            None => comparisons.push(Comparison { policies: under, persons: vec![compared] }),
        }
    }
    comparisons.iter_mut().for_each(leave_out_what_is_common);
    comparisons
}

fn find<'a>(policy: &'a Policy, answers: &Answers) -> Finding<'a> {
    // The page must not change from day to day, so the edition replaces today's date.
    let as_of = policy.evaluation_date(policy.edition);
    let outcome = evaluate(policy, answers, as_of).outcome;
    let answers = CompletionSpace::new(policy, as_of).with_presumptions(answers);
    let situation = Situation { policy, answers: &answers, as_of };
    let decides = |condition: &&Condition| decides(&situation, condition, outcome);
    let deciding = policy.conditions.iter().filter(decides).copied().collect();
    Finding { policy, as_of, answers, outcome, deciding }
}

/// Returns whether a condition determines the outcome. If all are met, these are the supporting conditions,
/// which could have left the decision to the office; if there are none, all conditions.
fn decides(situation: &Situation<'_>, condition: &Condition, outcome: Outcome) -> bool {
    let truth = situation.truth(condition.rule);
    let supporting = condition.role == Role::Supporting;
    match outcome {
        Outcome::Ineligible => truth == Truth::NotMet && !supporting,
        Outcome::Confirm => truth == Truth::Unknown || truth == Truth::NotMet && supporting,
        Outcome::Eligible => {
            supporting || situation.policy.conditions.iter().all(|other| other.role == Role::Required)
        }
        Outcome::Incomplete => truth == Truth::Unknown,
    }
}

/// Removes the conditions that nearly all eligible persons of a policy share, such as residence in its area,
/// unless nothing else would remain: they do not distinguish these persons from each other.
fn leave_out_what_is_common(comparison: &mut Comparison<'_>) {
    for index in 0..comparison.policies.len() {
        let admitted = || {
            let findings = comparison.persons.iter().map(|person| &person.findings[index]);
            findings.filter(|finding| finding.outcome == Outcome::Eligible)
        };
        let grounds: Vec<(RuleIndex, Vec<RuleIndex>)> = admitted().flat_map(grounds_of).collect();
        let is_common = |ground: &(RuleIndex, Vec<RuleIndex>)| {
            4 * grounds.iter().filter(|other| *other == ground).count() >= 3 * admitted().count()
        };
        let common: Vec<_> = grounds.iter().filter(|ground| is_common(ground)).cloned().collect();
        for person in &mut comparison.persons {
            let finding = &mut person.findings[index];
            if finding.outcome == Outcome::Eligible {
                let own = grounds_of(finding);
                let telling = own.iter().filter(|ground| !common.contains(ground)).map(|ground| ground.0);
                let telling: Vec<RuleIndex> = telling.collect();
                if !telling.is_empty() {
                    finding.deciding.retain(|condition| telling.contains(&condition.rule));
                }
            }
        }
    }
}

/// Returns the grounds of the verdict: each deciding condition with the rules that support its truth.
fn grounds_of(finding: &Finding<'_>) -> Vec<(RuleIndex, Vec<RuleIndex>)> {
    let situation = finding.situation();
    let supporting = |rule| situation.reasons(rule).into_iter().map(|reason| reason.rule).collect();
    finding.deciding.iter().map(|condition| (condition.rule, supporting(condition.rule))).collect()
}
