//! Decides whether the outcome is settled and which facts can still change it.
//!
//! A completion of the answers assigns an answer to every unanswered fact. The decision is exact
//! (docs/logic.md, "The verdict is one formula of this logic"): it covers every completion, by trying one
//! representative of each equivalence class of answers. Conditions without shared facts are decided apart
//! (clusters), and bounds on the truth of a rule prune the search.

use crate::answers::{Answer, Answers};
use crate::calendar::Date;
use crate::equivalence_classes::representatives;
use crate::evaluate::Situation;
use crate::policy::{Condition, FactIndex, FactKind, Policy, Role};
use crate::sorted::sorted_unique;
use crate::truth::{Truth, TruthSet};
use alloc::{vec, vec::Vec};

/// A set of conditions that share no fact with other conditions.
#[derive(Clone, Debug)]
struct Cluster {
    conditions: Vec<Condition>,
    facts: Vec<FactIndex>,
}

/// The completions of any answers to a policy as of a day. Reusable for that day.
#[derive(Clone, Debug)]
pub struct CompletionSpace<'a> {
    policy: &'a Policy,
    as_of: Date,
    clusters: Vec<Cluster>,
    /// For each fact, one answer of each equivalence class, including "不清楚".
    representatives: Vec<Vec<Answer>>,
    /// The possible truths of each cluster before any answer.
    initial: Vec<TruthSet>,
}

impl<'a> CompletionSpace<'a> {
    /// Creates the completion space of `policy` as of `as_of`.
    #[must_use]
    pub fn new(policy: &'a Policy, as_of: Date) -> Self {
        let representatives =
            (0..policy.facts.len()).map(|fact| representatives(policy, fact, as_of)).collect();
        let unready =
            Self { policy, as_of, clusters: clusters(policy), representatives, initial: Vec::new() };
        Self { initial: unready.cluster_truths(&Answers::none(policy)), ..unready }
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
        joined(&self.cluster_truths(answers)).single()
    }

    /// Returns the best verdict to which a completion of `answers` leads.
    pub fn best(&self, answers: &Answers) -> Truth {
        joined(&self.cluster_truths(answers)).highest().unwrap_or(Truth::Unknown)
    }

    /// Returns whether the verdict depends on `fact` in some completion of the other unanswered facts.
    pub fn matters(&self, fact: FactIndex, answers: &Answers) -> bool {
        let mut others = answers.clone();
        others.set(fact, None);
        let cluster_truths = self.cluster_truths(&others);
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
        let cluster_truths = self.cluster_truths(answers);
        let mut trial = answers.clone();
        self.asking_order().find(|fact| self.matters_given(*fact, &mut trial, &cluster_truths))
    }

    /// Returns the questions that are asked if `answers` are given: the answered ones and the next one.
    /// Ignores answers to questions that are not asked.
    pub fn path(&self, answers: &Answers) -> Path {
        self.path_with_truths(answers).path
    }

    /// Returns the path of `answers` with the possible truths of each cluster at its end.
    ///
    /// An answer only removes completions, so a fact on which the verdict does not depend at its turn is
    /// irrelevant later, too. The exception is an answer that contradicts a presumed one: another pass follows.
    pub(crate) fn path_with_truths(&self, answers: &Answers) -> PathWithTruths {
        let path = Path { asked: Vec::new(), answers: Answers::none(self.policy), next: None };
        let mut reached = PathWithTruths { path, cluster_truths: self.initial.clone() };
        while self.extend(&mut reached, answers) {}
        reached
    }

    /// Extends the path by the questions that are not answered on it. Stops and returns true after an answer
    /// that contradicts a presumed one: the verdict may now depend on a question that was skipped before.
    fn extend(&self, reached: &mut PathWithTruths, answers: &Answers) -> bool {
        let PathWithTruths { path, cluster_truths } = reached;
        for fact in self.asking_order().filter(|fact| path.answers.get(*fact).is_none()).collect::<Vec<_>>() {
            // Only the cluster that reads the fact changes.
            let Some(own) = self.cluster_of(fact) else { continue };
            let presumed = self.presumed(fact, &path.answers);
            if presumed.is_none() && !self.matters_given(fact, &mut path.answers, cluster_truths) {
                continue;
            }
            let given = answers.get(fact);
            let Some(answer) = presumed.or(given) else {
                path.next = Some(fact);
                return false;
            };
            path.answers.set(fact, Some(answer));
            cluster_truths[own] = self.possible(&self.clusters[own], &mut path.answers);
            if presumed.is_none() {
                path.asked.push(fact);
            } else if given.is_some_and(|given| given != answer) {
                // A contradicting answer counts wherever it changes something.
                path.answers.set(fact, given);
                let ceiling = TruthSet::of(self.ceiling(own, cluster_truths));
                let other = self.possible(&self.clusters[own], &mut path.answers);
                if other.and(ceiling) == cluster_truths[own].and(ceiling) {
                    path.answers.set(fact, presumed);
                } else {
                    path.asked.push(fact);
                    cluster_truths[own] = other;
                    return true;
                }
            }
        }
        false
    }

    /// Returns the unanswered facts on which the verdict depends at the end of a path, in asking order.
    pub(crate) fn missing(&self, path: &PathWithTruths) -> Vec<FactIndex> {
        let mut trial = path.path.answers.clone();
        self.asking_order()
            .filter(|fact| self.matters_given(*fact, &mut trial, &path.cluster_truths))
            .collect()
    }

    /// Returns the largest number of questions that can still follow after `answers`, the next one included.
    ///
    /// Never too small, since an answer only removes completions. Two questions of which each answer leaves at
    /// most one need the look past a next question of few options; the proof of a policy checks that the number
    /// is exact (`policy_audit`).
    pub fn remaining_questions(&self, answers: &Answers) -> usize {
        let reached = self.path_with_truths(answers);
        let matter = self.missing(&reached).len();
        let Some(next) = reached.path.next else { return 0 };
        if !matches!(self.policy.facts[next].kind, FactKind::Choice(_)) {
            return matter;
        }
        let mut trial = reached.path.answers.clone();
        let after = self.representatives[next].iter().map(|answer| {
            trial.set(next, Some(*answer));
            self.missing(&self.path_with_truths(&trial)).len()
        });
        1 + after.max().unwrap_or(0)
    }

    /// Returns `answers` with every answer that is presumed where none is given.
    #[must_use]
    pub fn with_presumptions(&self, answers: &Answers) -> Answers {
        let mut filled = answers.clone();
        for fact in self.asking_order() {
            if filled.get(fact).is_none() {
                filled.set(fact, self.presumed(fact, &filled));
            }
        }
        filled
    }

    /// Returns the answer to `fact` that is presumed under `answers`; its question is not asked then.
    fn presumed(&self, fact: FactIndex, answers: &Answers) -> Option<Answer> {
        Situation { policy: self.policy, answers, as_of: self.as_of }.presumed(fact)
    }

    /// Calls `take` with one answer of each class to `fact`, or only with the presumed one, until it returns true.
    fn any_answer(
        &self,
        fact: FactIndex,
        trial: &mut Answers,
        mut take: impl FnMut(Answer, &mut Answers) -> bool,
    ) -> bool {
        match self.presumed(fact, trial) {
            Some(presumed) => take(presumed, trial),
            None => self.representatives[fact].iter().any(|answer| take(*answer, trial)),
        }
    }

    /// Returns the highest truth of the clusters other than `own`: it hides the fewest differences of this one.
    fn ceiling(&self, own: usize, cluster_truths: &[TruthSet]) -> Truth {
        let others = cluster_truths.iter().enumerate().filter(|(index, _)| *index != own);
        others.filter_map(|(_, set)| set.highest()).fold(Truth::Met, Truth::and)
    }

    fn asking_order(&self) -> impl Iterator<Item = FactIndex> {
        self.policy.questions.iter().map(|question| question.fact)
    }

    fn cluster_of(&self, fact: FactIndex) -> Option<usize> {
        self.clusters.iter().position(|cluster| cluster.facts.contains(&fact))
    }

    /// Returns, for each cluster, its truths over all completions of `answers`.
    fn cluster_truths(&self, answers: &Answers) -> Vec<TruthSet> {
        let mut trial = answers.clone();
        self.clusters.iter().map(|cluster| self.possible(cluster, &mut trial)).collect()
    }

    /// Returns whether `fact` is unanswered and the verdict depends on it, given the possible truths of the
    /// clusters. Like the functions below, it changes `trial` temporarily and restores it.
    fn matters_given(&self, fact: FactIndex, trial: &mut Answers, cluster_truths: &[TruthSet]) -> bool {
        let Some(own) = self.cluster_of(fact) else { return false };
        let ceiling = self.ceiling(own, cluster_truths);
        if trial.get(fact).is_some() || !cluster_truths[own].is_several_under(ceiling) {
            return false;
        }
        let cluster = &self.clusters[own];
        let open = open_facts(cluster, trial, Some(fact));
        // If no other fact is open, the remaining truths differ by this fact alone.
        open.is_empty() || self.tells_apart(cluster, fact, ceiling, &open, trial)
    }

    /// Returns whether two answers to `fact` have different results under `ceiling` in some completion of the
    /// `open` facts. Prunes branches without possible differences.
    fn tells_apart(
        &self,
        cluster: &Cluster,
        fact: FactIndex,
        ceiling: Truth,
        open: &[FactIndex],
        trial: &mut Answers,
    ) -> bool {
        let Some((next, rest)) = open.split_first() else {
            let mut reached = TruthSet::default();
            self.collect_possible(cluster, &[fact], trial, &mut reached);
            return reached.is_several_under(ceiling);
        };
        let found = self.any_answer(*next, trial, |answer, trial| {
            trial.set(*next, Some(answer));
            self.bound(cluster, trial).is_several_under(ceiling)
                && self.tells_apart(cluster, fact, ceiling, rest, trial)
        });
        trial.set(*next, None);
        found
    }

    /// Returns the truths of `cluster` over all completions of the answers.
    fn possible(&self, cluster: &Cluster, trial: &mut Answers) -> TruthSet {
        let open = open_facts(cluster, trial, None);
        let mut found = TruthSet::default();
        self.collect_possible(cluster, &open, trial, &mut found);
        found
    }

    /// Adds the truths of all completions of the `open` facts to `found`. Prunes branches that can add none.
    fn collect_possible(
        &self,
        cluster: &Cluster,
        open: &[FactIndex],
        trial: &mut Answers,
        found: &mut TruthSet,
    ) {
        let bound = self.bound(cluster, trial);
        if let Some(value) = bound.single() {
            found.insert(value);
            return;
        }
        // Without open facts the bound has one value, so there is an open fact here.
        let Some((next, rest)) = open.split_first() else { return };
        self.any_answer(*next, trial, |answer, trial| {
            trial.set(*next, Some(answer));
            self.collect_possible(cluster, rest, trial, found);
            bound.is_within(*found)
        });
        trial.set(*next, None);
    }

    /// Returns a superset of the truths of `cluster` over all completions of `answers`. It may be too large,
    /// because it treats the operands of a rule as independent. A set with one value is exact.
    fn bound(&self, cluster: &Cluster, answers: &Answers) -> TruthSet {
        let situation = Situation { policy: self.policy, answers, as_of: self.as_of };
        cluster.conditions.iter().fold(TruthSet::of(Truth::Met), |joined, condition| {
            let set = situation.bound(condition.rule);
            joined.and(match condition.role {
                Role::Required => set,
                // The same as `Truth::at_worst_unknown` of every value.
                Role::Supporting => set.or(TruthSet::of(Truth::Unknown)),
            })
        })
    }
}

fn joined(cluster_truths: &[TruthSet]) -> TruthSet {
    cluster_truths.iter().fold(TruthSet::of(Truth::Met), |joined, set| joined.and(*set))
}

fn open_facts(cluster: &Cluster, answers: &Answers, but: Option<FactIndex>) -> Vec<FactIndex> {
    let facts = cluster.facts.iter().copied();
    facts.filter(|fact| answers.get(*fact).is_none() && Some(*fact) != but).collect()
}

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
pub(crate) struct PathWithTruths {
    pub(crate) path: Path,
    cluster_truths: Vec<TruthSet>,
}

impl PathWithTruths {
    /// Returns the verdict if it is settled.
    pub(crate) fn settled(&self) -> Option<Truth> {
        joined(&self.cluster_truths).single()
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

/// Groups conditions that share facts, directly or through other conditions.
fn clusters(policy: &Policy) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for condition in &policy.conditions {
        let mut merged = Cluster { conditions: vec![*condition], facts: policy.facts_read(condition.rule) };
        clusters.retain_mut(|cluster| {
            let shares = cluster.facts.iter().any(|fact| merged.facts.contains(fact));
            if shares {
                merged.conditions.append(&mut cluster.conditions);
                merged.facts.append(&mut cluster.facts);
            }
            !shares
        });
        merged.facts = sorted_unique(merged.facts);
        clusters.push(merged);
    }
    clusters
}
