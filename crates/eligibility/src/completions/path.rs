//! The sequence of questions.

use super::CompletionSpace;
use super::search::joined;
use super::trial::Trial;
use crate::answers::Answers;
use crate::policy::FactIndex;
use crate::truth::{Truth, TruthSet};
use alloc::vec::Vec;

/// The sequence of questions for given answers; see [`CompletionSpace::path`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The answered questions in asking order.
    pub asked: Vec<FactIndex>,
    /// The answers to these questions only.
    pub answers: Answers,
    /// The next question; `None` if the outcome is settled.
    pub next: Option<FactIndex>,
}

/// A path with the possible truths of each cluster at its end.
#[derive(Clone, Debug)]
pub(crate) struct PathWithTruths {
    pub(super) asked: Vec<FactIndex>,
    pub(super) next: Option<FactIndex>,
    pub(super) trial: Trial,
    pub(super) cluster_truths: Vec<TruthSet>,
}

impl PathWithTruths {
    /// Returns the verdict if it is settled.
    pub(crate) fn settled(&self) -> Option<Truth> {
        joined(&self.cluster_truths).single()
    }

    /// Returns the path alone.
    pub(crate) fn into_path(self) -> Path {
        Path { asked: self.asked, answers: self.trial.answers, next: self.next }
    }
}

impl CompletionSpace<'_> {
    /// Returns the questions that are asked if `answers` are given: the answered ones and the next one.
    /// Ignores answers to questions that are not asked.
    pub fn path(&self, answers: &Answers) -> Path {
        self.path_with_truths(answers).into_path()
    }

    /// Returns the path of `answers` with the possible truths of each cluster at its end.
    ///
    /// An answer only removes completions, so a fact on which the verdict does not depend at its turn is
    /// irrelevant later, too. The exception is an answer that contradicts a presumed one: another pass
    /// follows.
    pub(crate) fn path_with_truths(&self, answers: &Answers) -> PathWithTruths {
        let mut reached = self.initial.clone();
        while self.extend(&mut reached, answers) {}
        reached
    }

    /// Extends the path by the questions that are not answered on it. Stops and returns true after an answer
    /// that contradicts a presumed one: the verdict may now depend on a question that was skipped before.
    fn extend(&self, reached: &mut PathWithTruths, answers: &Answers) -> bool {
        let PathWithTruths { asked, next, trial, cluster_truths } = reached;
        for fact in self.asking_order().filter(|fact| trial.answers.get(*fact).is_none()).collect::<Vec<_>>()
        {
            // Only the cluster that reads the fact changes.
            let Some(own) = self.cluster_of(fact) else { continue };
            let presumed = self.presumed(fact, trial);
            if presumed.is_none() && !self.matters_given(fact, trial, cluster_truths) {
                continue;
            }
            let given = answers.get(fact);
            let Some(answer) = presumed.or(given) else {
                *next = Some(fact);
                return false;
            };
            self.set(trial, fact, Some(answer));
            if presumed.is_none() {
                asked.push(fact);
                // An answer removes completions; a presumed one is part of every completion already.
                cluster_truths[own] = self.possible(&self.clusters[own], trial, cluster_truths[own]);
            } else if given.is_some_and(|given| given != answer) {
                // A contradicting answer counts wherever it changes something.
                self.set(trial, fact, given);
                let ceiling = TruthSet::of(self.ceiling(own, cluster_truths));
                let other = self.possible(&self.clusters[own], trial, TruthSet::ALL);
                if other.and(ceiling) == cluster_truths[own].and(ceiling) {
                    self.set(trial, fact, presumed);
                } else {
                    asked.push(fact);
                    cluster_truths[own] = other;
                    return true;
                }
            }
        }
        false
    }

    /// Returns the unanswered facts on which the verdict depends at the end of a path, in asking order. The
    /// next one is the first of them: the path has skipped the others before it for good.
    pub(crate) fn missing(&self, path: &PathWithTruths) -> Vec<FactIndex> {
        let Some(next) = path.next else { return Vec::new() };
        let mut trial = path.trial.clone();
        let from_next = self.asking_order().skip_while(|fact| *fact != next);
        from_next
            .filter(|fact| *fact == next || self.matters_given(*fact, &mut trial, &path.cluster_truths))
            .collect()
    }
}
