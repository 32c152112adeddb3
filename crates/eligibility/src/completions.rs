//! What can still happen: whether the outcome is settled, and which facts still matter.
//!
//! Decided exactly (docs/logic.md, "The verdict is one sentence of this logic"): every completion of
//! the unanswered facts is tried, over one representative of each class of answers.

use crate::answers::{Answer, Answers};
use crate::calendar::Date;
use crate::equivalence_classes::representatives;
use crate::evaluate::Situation;
use crate::policy::{Condition, FactIndex, Policy, Role};
use crate::sorted::sorted_unique;
use crate::truth::{Truth, TruthSet};
use alloc::{vec, vec::Vec};

/// Conditions that share facts with each other and with no other condition.
#[derive(Clone, Debug)]
struct Cluster {
    conditions: Vec<Condition>,
    facts: Vec<FactIndex>,
}

/// A policy on a day, prepared for asking what can still happen. Worth keeping while the day lasts.
#[derive(Clone, Debug)]
pub struct CompletionSpace<'a> {
    policy: &'a Policy,
    as_of: Date,
    clusters: Vec<Cluster>,
    /// For each fact, one answer of each class that no test tells apart, "不清楚" included.
    representatives: Vec<Vec<Answer>>,
    /// How each cluster stands while nothing is answered: where every path begins.
    initial: Vec<TruthSet>,
}

impl<'a> CompletionSpace<'a> {
    /// Prepares `policy` for `as_of`.
    pub fn new(policy: &'a Policy, as_of: Date) -> Self {
        let representatives =
            (0..policy.facts.len()).map(|fact| representatives(policy, fact, as_of)).collect();
        let unready =
            Self { policy, as_of, clusters: clusters(policy), representatives, initial: Vec::new() };
        Self { initial: unready.cluster_truths(&Answers::none(policy)), ..unready }
    }

    /// The policy.
    pub fn policy(&self) -> &'a Policy {
        self.policy
    }

    /// The day.
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// One answer of each class of answers to `fact` that no test tells apart, "不清楚" included.
    pub fn representatives(&self, fact: FactIndex) -> &[Answer] {
        &self.representatives[fact]
    }

    /// The verdict that every completion of `answers` leads to; `None` while it is not settled.
    pub fn settled(&self, answers: &Answers) -> Option<Truth> {
        joined(&self.cluster_truths(answers)).single()
    }

    /// Whether some completion of the other unanswered facts leaves the verdict to `fact`.
    pub fn matters(&self, fact: FactIndex, answers: &Answers) -> bool {
        let mut others = answers.clone();
        others.set(fact, None);
        let cluster_truths = self.cluster_truths(&others);
        self.matters_given(fact, &mut others, &cluster_truths)
    }

    /// The first unanswered fact, in asking order, that matters.
    pub fn next_question(&self, answers: &Answers) -> Option<FactIndex> {
        let cluster_truths = self.cluster_truths(answers);
        let mut trial = answers.clone();
        self.asking_order().find(|fact| self.matters_given(*fact, &mut trial, &cluster_truths))
    }

    /// The questions asked, from the first on, when `answers` are what is answered: those answered
    /// along the way, and the one still to answer. Answers that are not asked for are left aside.
    pub fn path(&self, answers: &Answers) -> Path {
        self.path_with_truths(answers).path
    }

    /// The path of `answers`, with how every cluster stands at its end.
    ///
    /// One pass is enough: an answer takes completions away and adds none, so a fact that does not matter
    /// when its turn comes will not matter later.
    pub(crate) fn path_with_truths(&self, answers: &Answers) -> PathWithTruths {
        let mut path = Path { asked: Vec::new(), answers: Answers::none(self.policy), next: None };
        let mut cluster_truths = self.initial.clone();
        for fact in self.asking_order() {
            if !self.matters_given(fact, &mut path.answers, &cluster_truths) {
                continue;
            }
            let Some(answer) = answers.get(fact) else {
                path.next = Some(fact);
                break;
            };
            path.asked.push(fact);
            path.answers.set(fact, Some(answer));
            // An answer moves the one cluster that reads its fact.
            if let Some(own) = self.cluster_of(fact) {
                cluster_truths[own] = self.possible(&self.clusters[own], &mut path.answers);
            }
        }
        PathWithTruths { path, cluster_truths }
    }

    /// The unanswered facts that matter at the end of a course, in asking order.
    pub(crate) fn missing(&self, path: &PathWithTruths) -> Vec<FactIndex> {
        let mut trial = path.path.answers.clone();
        self.asking_order()
            .filter(|fact| self.matters_given(*fact, &mut trial, &path.cluster_truths))
            .collect()
    }

    fn asking_order(&self) -> impl Iterator<Item = FactIndex> {
        self.policy.questions.iter().map(|question| question.fact)
    }

    fn cluster_of(&self, fact: FactIndex) -> Option<usize> {
        self.clusters.iter().position(|cluster| cluster.facts.contains(&fact))
    }

    /// For each cluster, every contribution that some completion of `answers` leads to.
    fn cluster_truths(&self, answers: &Answers) -> Vec<TruthSet> {
        let mut trial = answers.clone();
        self.clusters.iter().map(|cluster| self.possible(cluster, &mut trial)).collect()
    }

    /// Whether `fact` is unanswered and matters, where the clusters stand as in `standing`. `trial` is given
    /// back as it came; so with all that follows.
    fn matters_given(&self, fact: FactIndex, trial: &mut Answers, cluster_truths: &[TruthSet]) -> bool {
        let Some(own) = self.cluster_of(fact) else { return false };
        // What the other clusters allow at best: of all they allow, it hides the fewest differences.
        let others = cluster_truths.iter().enumerate().filter(|(index, _)| *index != own);
        let ceiling = others.filter_map(|(_, set)| set.highest()).fold(Truth::Met, Truth::and);
        if trial.get(fact).is_some() || !cluster_truths[own].is_several_under(ceiling) {
            return false;
        }
        let cluster = &self.clusters[own];
        let open = open_facts(cluster, trial, Some(fact));
        // Where nothing else is open, all that is still possible is up to this fact.
        open.is_empty() || self.tells_apart(cluster, fact, ceiling, &open, trial)
    }

    /// Whether two answers to `fact` lead apart under `ceiling` for some completion of the `open` facts.
    /// A branch in which nothing can differ any more is left.
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
        let found = self.representatives[*next].iter().any(|answer| {
            trial.set(*next, Some(*answer));
            self.bound(cluster, trial).is_several_under(ceiling)
                && self.tells_apart(cluster, fact, ceiling, rest, trial)
        });
        trial.set(*next, None);
        found
    }

    /// Every contribution of `cluster` that some completion of the answers leads to.
    fn possible(&self, cluster: &Cluster, trial: &mut Answers) -> TruthSet {
        let open = open_facts(cluster, trial, None);
        let mut found = TruthSet::default();
        self.collect_possible(cluster, &open, trial, &mut found);
        found
    }

    /// Adds what completions of the `open` facts lead to; leaves a branch that can add nothing.
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
        // With nothing open every bound is a single value, so there is a fact to complete.
        let Some((next, rest)) = open.split_first() else { return };
        for answer in &self.representatives[*next] {
            if bound.is_within(*found) {
                break;
            }
            trial.set(*next, Some(*answer));
            self.collect_possible(cluster, rest, trial, found);
        }
        trial.set(*next, None);
    }

    /// A set that holds every contribution of `cluster` under any completion of `answers`. It may
    /// hold more, because it takes the parts of a rule for independent; a single value is exact.
    fn bound(&self, cluster: &Cluster, answers: &Answers) -> TruthSet {
        let situation = Situation { policy: self.policy, answers, as_of: self.as_of };
        cluster.conditions.iter().fold(TruthSet::of(Truth::Met), |joined, condition| {
            let set = situation.bound(condition.rule);
            joined.and(match condition.role {
                Role::Required => set,
                // As a single truth at worst becomes unknown.
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

/// The course of the questions for given answers; see [`CompletionSpace::path`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The answered questions, in the order they were asked.
    pub asked: Vec<FactIndex>,
    /// The answers to them, and no others.
    pub answers: Answers,
    /// The question to ask next; `None` when the outcome is settled.
    pub next: Option<FactIndex>,
}

/// A path, and how every cluster stands at its end.
pub(crate) struct PathWithTruths {
    pub(crate) path: Path,
    cluster_truths: Vec<TruthSet>,
}

impl PathWithTruths {
    /// The verdict, once it is settled.
    pub(crate) fn settled(&self) -> Option<Truth> {
        joined(&self.cluster_truths).single()
    }
}

/// The verdict where every rule has the truth that `truths` says: the conjunction of the conditions, where
/// a supporting one excludes nobody.
pub(crate) fn verdict_of(policy: &Policy, truths: &[Truth]) -> Truth {
    policy.conditions.iter().fold(Truth::Met, |verdict, condition| {
        let truth = truths[condition.rule];
        verdict.and(match condition.role {
            Role::Required => truth,
            Role::Supporting => truth.at_worst_unknown(),
        })
    })
}

/// Groups the conditions that share facts.
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
