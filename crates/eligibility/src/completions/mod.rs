//! Decides whether the outcome is settled and which facts can still change it.
//!
//! A completion of the answers assigns an answer to every unanswered fact. The decision is exact
//! (docs/logic.md, "The verdict is one formula of this logic"): it covers every completion, by trying one
//! representative of each equivalence class of answers. Conditions without shared facts are decided apart
//! (clusters), and bounds on the truth of a rule prune the search.

mod clusters;
mod path;
mod search;
mod trial;

pub use path::Path;

use crate::answers::{Answer, Answers};
use crate::calendar::Date;
use crate::equivalence_classes::representatives;
use crate::evaluate::Situation;
use crate::policy::{FactIndex, FactKind, Policy, Role, RuleIndex};
use crate::truth::Truth;
use alloc::vec::Vec;
use clusters::{Cluster, clusters};
use path::PathWithTruths;
use search::{InitialRelevance, joined};
use trial::{Trial, readers};

/// The completions of any answers to a policy as of a day. Reusable for that day.
#[derive(Debug)]
pub struct CompletionSpace<'a> {
    policy: &'a Policy,
    as_of: Date,
    clusters: Vec<Cluster>,
    /// For each fact, one answer of each equivalence class, including "不清楚".
    representatives: Vec<Vec<Answer>>,
    /// The rules that read each fact, directly or through operands, in evaluation order.
    readers: Vec<Vec<RuleIndex>>,
    /// The path before any answer.
    initial: PathWithTruths,
    /// For each fact, whether it matters while its cluster has no answer.
    initially: Vec<InitialRelevance>,
}

impl<'a> CompletionSpace<'a> {
    /// Creates the completion space of `policy` as of `as_of`.
    #[must_use]
    pub fn new(policy: &'a Policy, as_of: Date) -> Self {
        let representatives =
            (0..policy.facts.len()).map(|fact| representatives(policy, fact, as_of)).collect();
        let trial = Trial::new(&Situation { policy, answers: &Answers::none(policy), as_of });
        let mut initial = PathWithTruths { asked: Vec::new(), next: None, trial, cluster_truths: Vec::new() };
        let unready = Self {
            policy,
            as_of,
            clusters: clusters(policy),
            representatives,
            readers: readers(policy),
            initial: initial.clone(),
            initially: policy.facts.iter().map(|_| InitialRelevance::default()).collect(),
        };
        initial.cluster_truths = unready.cluster_truths(&mut initial.trial);
        Self { initial, ..unready }
    }

    /// Returns the policy.
    pub fn policy(&self) -> &'a Policy {
        self.policy
    }

    /// Returns the as-of day.
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// Returns one answer of each equivalence class of answers to `fact`, including "不清楚".
    pub fn representatives(&self, fact: FactIndex) -> &[Answer] {
        &self.representatives[fact]
    }

    /// Returns the verdict if every completion of `answers` leads to the same one.
    pub fn settled(&self, answers: &Answers) -> Option<Truth> {
        joined(&self.cluster_truths(&mut self.trial(answers))).single()
    }

    /// Returns the best verdict to which a completion of `answers` leads.
    pub fn best(&self, answers: &Answers) -> Truth {
        joined(&self.cluster_truths(&mut self.trial(answers))).highest().unwrap_or(Truth::Unknown)
    }

    /// Returns whether the verdict depends on `fact` in some completion of the other unanswered facts.
    pub fn matters(&self, fact: FactIndex, answers: &Answers) -> bool {
        let mut others = self.trial(answers);
        self.set(&mut others, fact, None);
        let cluster_truths = self.cluster_truths(&mut others);
        self.matters_given(fact, &mut others, &cluster_truths)
    }

    /// Returns the first unanswered fact, in asking order, on which the verdict depends.
    ///
    /// ```
    /// use eligibility::completions::CompletionSpace;
    /// use eligibility::{Answer, Answers, Date, Truth};
    ///
    /// # use data_compiler::policies::compile_policy;
    /// # let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    /// # let policy = compile_policy(&root, "qilu-green").ok().expect("it compiles");
    /// let completions = CompletionSpace::new(&policy, Date::parse("2026-11-21").expect("a date"));
    /// let mut answers = Answers::none(&policy);
    /// let fact = completions.next_question(&answers).expect("a question");
    /// assert_eq!(policy.facts[fact].id, "state-funded");
    ///
    /// answers.set(fact, Answer::parse(&policy.facts[fact].kind, "yes"));
    /// assert_eq!(completions.next_question(&answers), None);
    /// assert_eq!(completions.settled(&answers), Some(Truth::NotMet));
    /// ```
    pub fn next_question(&self, answers: &Answers) -> Option<FactIndex> {
        let mut trial = self.trial(answers);
        let cluster_truths = self.cluster_truths(&mut trial);
        self.asking_order().find(|fact| self.matters_given(*fact, &mut trial, &cluster_truths))
    }

    /// Returns the largest number of questions that can still follow after `answers`, the next one included.
    ///
    /// Never too small, since an answer only removes completions. Two questions of which each answer leaves
    /// at most one need the look past a next question of few options; the proof of a policy checks that the
    /// number is exact (`policy_audit`).
    pub fn remaining_questions(&self, answers: &Answers) -> usize {
        let reached = self.path_with_truths(answers);
        let matter = self.missing(&reached).len();
        let Some(next) = reached.next else { return 0 };
        if !matches!(self.policy.facts[next].kind, FactKind::Choice(_)) {
            return matter;
        }
        let mut trial = reached.trial.answers.clone();
        let after = self.representatives[next].iter().map(|answer| {
            trial.set(next, Some(*answer));
            self.missing(&self.path_with_truths(&trial)).len()
        });
        1 + after.max().unwrap_or(0)
    }

    /// Returns `answers` with every answer that is presumed where none is given.
    #[must_use]
    pub fn with_presumptions(&self, answers: &Answers) -> Answers {
        let mut filled = self.trial(answers);
        for fact in self.asking_order() {
            if filled.answers.get(fact).is_none() {
                let presumed = self.presumed(fact, &filled);
                self.set(&mut filled, fact, presumed);
            }
        }
        filled.answers
    }

    fn asking_order(&self) -> impl Iterator<Item = FactIndex> {
        self.policy.questions.iter().map(|question| question.fact)
    }
}

/// Returns the verdict for the given truth of every rule: the conjunction of the conditions, in which a
/// supporting condition counts as unknown if it is not met.
pub(crate) fn verdict_of(policy: &Policy, truths: &[Truth]) -> Truth {
    policy.conditions.iter().fold(Truth::Met, |verdict, condition| {
        let truth = truths[condition.rule];
        verdict.and(match condition.role {
            Role::Required => truth,
            Role::Supporting => truth.at_worst_unknown(),
        })
    })
}
