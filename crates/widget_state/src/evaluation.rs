//! The evaluation of the current answers, cached until the policy, the day or an answer changes: title, page
//! and messages of one step all read the same one.

use eligibility::completions::{CompletionSpace, Path};
use eligibility::verdict::evaluate_with;
use eligibility::{Answers, Date, Policy, Verdict};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// The evaluation of answers to a policy as of a day. The verdict is computed at its first use: no question
/// needs it.
#[derive(Debug)]
pub struct Evaluation {
    completions: Rc<CompletionSpace<'static>>,
    answers: Answers,
    path: Path,
    remaining: OnceCell<usize>,
    verdict: OnceCell<Rc<Verdict>>,
}

impl Evaluation {
    /// Returns the questions asked so far and the next one.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the largest number of questions that can still follow, the next one included.
    pub fn remaining_questions(&self) -> usize {
        *self.remaining.get_or_init(|| self.completions.remaining_questions(&self.answers))
    }

    pub fn verdict(&self) -> Rc<Verdict> {
        Rc::clone(self.verdict.get_or_init(|| Rc::new(evaluate_with(&self.completions, &self.answers))))
    }
}

// The number of evaluations on this thread.
#[cfg(test)]
thread_local!(pub(crate) static EVALUATIONS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) });

/// The latest evaluation. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct EvaluationCache(Rc<RefCell<Option<Rc<Evaluation>>>>);

impl EvaluationCache {
    /// Returns the evaluation of `answers`: the cached one if it is of the same policy, day and answers.
    pub(crate) fn get(&self, policy: &'static Policy, as_of: Date, answers: &Answers) -> Rc<Evaluation> {
        let cached = self.0.take().filter(|cached| {
            let completions = &cached.completions;
            std::ptr::eq(completions.policy(), policy) && completions.as_of() == as_of
        });
        let evaluation = match cached {
            Some(cached) if cached.answers == *answers => cached,
            cached => {
                // The next answer to the same policy on the same day needs the same completions.
                let completions = cached.map_or_else(
                    || Rc::new(CompletionSpace::new(policy, as_of)),
                    |cached| Rc::clone(&cached.completions),
                );
                #[cfg(test)]
                EVALUATIONS.set(EVALUATIONS.get() + 1);
                let path = completions.path(answers);
                Rc::new(Evaluation {
                    completions,
                    answers: answers.clone(),
                    path,
                    remaining: OnceCell::new(),
                    verdict: OnceCell::new(),
                })
            }
        };
        self.0.replace(Some(Rc::clone(&evaluation)));
        evaluation
    }

    /// Removes the evaluation, which holds a visitor's answers.
    pub(crate) fn clear(&self) {
        self.0.take();
    }
}
