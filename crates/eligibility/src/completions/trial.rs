//! Trial answers, and the bounds of the rules under them.

use super::CompletionSpace;
use crate::answers::{Answer, Answers};
use crate::evaluate::Situation;
use crate::policy::{FactIndex, Policy, RuleIndex};
use crate::truth::{Truth, TruthSet};
use alloc::{vec, vec::Vec};

/// Answers that change one at a time, with the bounds of every rule ([`Situation::bounds`]).
#[derive(Clone, Debug)]
pub(super) struct Trial {
    pub(super) answers: Answers,
    pub(super) bounds: Vec<TruthSet>,
    /// A stack of bounds to be restored.
    saved: Vec<TruthSet>,
}

impl Trial {
    /// Creates a trial that begins with the answers of a situation.
    pub(super) fn new(situation: &Situation<'_>) -> Self {
        Self { answers: situation.answers.clone(), bounds: situation.bounds(), saved: Vec::new() }
    }

    /// Saves the bounds of `rules`; returns the position for [`Trial::restore`].
    pub(super) fn save(&mut self, rules: &[RuleIndex]) -> usize {
        let position = self.saved.len();
        let Self { bounds, saved, .. } = self;
        saved.extend(rules.iter().map(|rule| bounds[*rule]));
        position
    }

    /// Restores the bounds of `rules`, saved at `position`, and forgets them.
    pub(super) fn restore(&mut self, rules: &[RuleIndex], position: usize) {
        for (rule, bound) in rules.iter().zip(self.saved.drain(position..)) {
            self.bounds[*rule] = bound;
        }
    }
}

impl CompletionSpace<'_> {
    /// Returns a trial that begins with `answers`.
    pub(super) fn trial(&self, answers: &Answers) -> Trial {
        Trial::new(&Situation { policy: self.policy, answers, as_of: self.as_of })
    }

    /// Sets the answer to `fact` and the bounds of the rules that read it.
    pub(super) fn set(&self, trial: &mut Trial, fact: FactIndex, answer: Option<Answer>) {
        let Trial { answers, bounds, .. } = trial;
        answers.set(fact, answer);
        let situation = Situation { policy: self.policy, answers, as_of: self.as_of };
        for rule in &self.readers[fact] {
            bounds[*rule] = situation.bound_given(*rule, bounds);
        }
    }

    /// Returns the answer to `fact` that is presumed in `trial`; its question is not asked then. The same as
    /// [`Situation::presumed`]: a rule is met exactly if no completion can change that.
    pub(super) fn presumed(&self, fact: FactIndex, trial: &Trial) -> Option<Answer> {
        let presumptions = &self.policy.question(fact).presumptions;
        let is_met = |rule: RuleIndex| trial.bounds[rule].single() == Some(Truth::Met);
        let applying = presumptions.iter().find(|presumption| is_met(presumption.when));
        applying.map(|presumption| Answer::Choice(presumption.option))
    }

    /// Returns whether the same answer to `fact` is presumed in every completion of `trial`.
    pub(super) fn is_presumed_for_good(&self, fact: FactIndex, trial: &Trial) -> bool {
        for presumption in &self.policy.question(fact).presumptions {
            match trial.bounds[presumption.when].single() {
                Some(Truth::Met) => return true,
                Some(_) => {}
                None => return false,
            }
        }
        false
    }
}

/// Returns the rules that read each fact. A rule comes after its operands.
pub(super) fn readers(policy: &Policy) -> Vec<Vec<RuleIndex>> {
    let mut readers = vec![Vec::new(); policy.facts.len()];
    for rule in 0..policy.rules.len() {
        for fact in policy.facts_read(rule) {
            readers[fact].push(rule);
        }
    }
    readers
}
