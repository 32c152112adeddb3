//! What can still happen: whether the outcome is settled, and which facts still matter.
//!
//! Decided exactly (docs/logic.md, "The verdict is one sentence of this logic"): every completion of
//! the unanswered facts is tried, over one representative of each class of answers.

use crate::answers::{Answer, Answers};
use crate::calendar::{Date, Month};
use crate::evaluate::{Situation, compare};
use crate::policy::{Condition, FactIndex, FactKind, MomentSource, MonthRelation, Policy, Role, Test};
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
pub struct Outlook<'a> {
    policy: &'a Policy,
    as_of: Date,
    clusters: Vec<Cluster>,
    /// For each fact, one answer of each class that no test tells apart, "不清楚" included.
    representatives: Vec<Vec<Answer>>,
    /// How each cluster stands while nothing is answered: where every path begins.
    at_first: Vec<TruthSet>,
}

impl<'a> Outlook<'a> {
    /// Prepares `policy` for `as_of`.
    pub fn new(policy: &'a Policy, as_of: Date) -> Self {
        let representatives =
            (0..policy.facts.len()).map(|fact| representatives(policy, fact, as_of)).collect();
        let unready =
            Self { policy, as_of, clusters: clusters(policy), representatives, at_first: Vec::new() };
        Self { at_first: unready.standing(&Answers::none(policy)), ..unready }
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
        joined(&self.standing(answers)).single()
    }

    /// Whether some completion of the other unanswered facts leaves the verdict to `fact`.
    pub fn matters(&self, fact: FactIndex, answers: &Answers) -> bool {
        self.matters_given(fact, answers, &self.standing(answers))
    }

    /// The first unanswered fact, in asking order, that matters.
    pub fn next_question(&self, answers: &Answers) -> Option<FactIndex> {
        self.next_given(answers, &self.standing(answers))
    }

    /// The unanswered facts that matter, in asking order.
    pub fn missing(&self, answers: &Answers) -> Vec<FactIndex> {
        let standing = self.standing(answers);
        let asked = self.policy.questions.iter().map(|question| question.fact);
        asked
            .filter(|fact| answers.get(*fact).is_none() && self.matters_given(*fact, answers, &standing))
            .collect()
    }

    /// The questions asked, from the first on, when `answers` are what is answered: those answered
    /// along the way, and the one still to answer. Answers that are not asked for are left aside.
    pub fn path(&self, answers: &Answers) -> Path {
        let mut path = Path { asked: Vec::new(), answers: Answers::none(self.policy), next: None };
        let mut standing = self.at_first.clone();
        while let Some(fact) = self.next_given(&path.answers, &standing) {
            let Some(answer) = answers.get(fact) else {
                path.next = Some(fact);
                break;
            };
            path.asked.push(fact);
            path.answers.set(fact, Some(answer));
            // An answer moves the one cluster that reads its fact.
            if let Some(own) = self.cluster_of(fact) {
                standing[own] = self.possible(&self.clusters[own], &path.answers);
            }
        }
        path
    }

    fn cluster_of(&self, fact: FactIndex) -> Option<usize> {
        self.clusters.iter().position(|cluster| cluster.facts.contains(&fact))
    }

    /// For each cluster, every contribution that some completion of `answers` leads to.
    fn standing(&self, answers: &Answers) -> Vec<TruthSet> {
        self.clusters.iter().map(|cluster| self.possible(cluster, answers)).collect()
    }

    fn next_given(&self, answers: &Answers, standing: &[TruthSet]) -> Option<FactIndex> {
        if joined(standing).single().is_some() {
            return None;
        }
        let mut asked = self.policy.questions.iter().map(|question| question.fact);
        asked.find(|fact| answers.get(*fact).is_none() && self.matters_given(*fact, answers, standing))
    }

    fn matters_given(&self, fact: FactIndex, answers: &Answers, standing: &[TruthSet]) -> bool {
        let Some(own) = self.cluster_of(fact) else { return false };
        let others = standing.iter().enumerate().filter(|(index, _)| *index != own);
        let others = others.fold(TruthSet::of(Truth::Met), |joined, (_, set)| joined.and(*set));
        let cluster = &self.clusters[own];
        let open = open_facts(cluster, answers, Some(fact));
        self.tells_apart(cluster, fact, others, &open, &mut answers.clone())
    }

    /// Whether two answers to `fact` lead apart for some completion of the `open` facts, joined with
    /// some value of `others`. A branch is left as soon as it is seen that it cannot, or that it does.
    fn tells_apart(
        &self,
        cluster: &Cluster,
        fact: FactIndex,
        others: TruthSet,
        open: &[FactIndex],
        trial: &mut Answers,
    ) -> bool {
        let lead_apart =
            |values: TruthSet| others.values().any(|other| values.map(|value| value.and(other)).is_several());
        let mut reached = TruthSet::default();
        let mut all_sure = true;
        for answer in &self.representatives[fact] {
            trial.set(fact, Some(*answer));
            let bound = self.bound(cluster, trial);
            reached = reached.union(bound);
            all_sure &= bound.single().is_some();
            // Seen enough: while something is unsure, completing the other facts tells.
            if lead_apart(reached) {
                break;
            }
        }
        trial.set(fact, None);
        if all_sure || !lead_apart(reached) {
            return all_sure && lead_apart(reached);
        }
        let Some((next, rest)) = open.split_first() else { return false };
        let found = self.representatives[*next].iter().any(|answer| {
            trial.set(*next, Some(*answer));
            self.tells_apart(cluster, fact, others, rest, trial)
        });
        trial.set(*next, None);
        found
    }

    /// Every contribution of `cluster` that some completion of `answers` leads to.
    fn possible(&self, cluster: &Cluster, answers: &Answers) -> TruthSet {
        let open = open_facts(cluster, answers, None);
        let mut found = TruthSet::default();
        self.collect_possible(cluster, &open, &mut answers.clone(), &mut found);
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
        if *found == TruthSet::ALL {
            return;
        }
        let bound = self.bound(cluster, trial);
        if bound.is_within(*found) {
            return;
        }
        if let Some(value) = bound.single() {
            found.insert(value);
            return;
        }
        // With nothing open every bound is a single value, so there is a fact to complete.
        let Some((next, rest)) = open.split_first() else { return };
        for answer in &self.representatives[*next] {
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
                Role::Supporting => set.map(Truth::at_worst_unknown),
            })
        })
    }
}

fn joined(standing: &[TruthSet]) -> TruthSet {
    standing.iter().fold(TruthSet::of(Truth::Met), |joined, set| joined.and(*set))
}

fn open_facts(cluster: &Cluster, answers: &Answers, but: Option<FactIndex>) -> Vec<FactIndex> {
    let facts = cluster.facts.iter().copied();
    facts.filter(|fact| answers.get(*fact).is_none() && Some(*fact) != but).collect()
}

/// The course of the questions for given answers; see [`Outlook::path`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The answered questions, in the order they were asked.
    pub asked: Vec<FactIndex>,
    /// The answers to them, and no others.
    pub answers: Answers,
    /// The question to ask next; `None` when the outcome is settled.
    pub next: Option<FactIndex>,
}

/// The verdict of these conditions: the conjunction, where a supporting one excludes nobody.
pub(crate) fn verdict_of(situation: &Situation<'_>, conditions: &[Condition]) -> Truth {
    conditions.iter().fold(Truth::Met, |verdict, condition| {
        let truth = situation.truth(condition.rule);
        verdict.and(match condition.role {
            Role::Required => truth,
            Role::Supporting => truth.at_worst_unknown(),
        })
    })
}

/// The values in order, each once. (The lists are short; the library's sorting is not.)
pub(crate) fn in_order<T: Ord + Copy>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut list: Vec<T> = Vec::new();
    for value in values {
        let place = list.iter().take_while(|known| **known < value).count();
        if list.get(place) != Some(&value) {
            list.insert(place, value);
        }
    }
    list
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
        merged.facts = in_order(merged.facts);
        clusters.push(merged);
    }
    clusters
}

fn representatives(policy: &Policy, fact: FactIndex, as_of: Date) -> Vec<Answer> {
    let mut answers: Vec<Answer> = match &policy.facts[fact].kind {
        FactKind::Choice(options) => (0..options.len()).map(|option| Answer::Choice(option as u8)).collect(),
        FactKind::Choices(options) => choices(policy, fact, options.len()),
        FactKind::Month { back, ahead } => {
            let (first, last) = (as_of.month.plus(-back), as_of.month.plus(*ahead));
            month_edges(policy, fact, as_of.month, first, last).into_iter().map(Answer::Month).collect()
        }
        FactKind::Number { min, max, .. } => {
            let mut edges = vec![*min];
            for rule in &policy.rules {
                if let Test::Compare { fact: read, bound, .. } = rule.test
                    && read == fact
                    && *min < bound
                    && bound <= *max
                {
                    edges.push(bound);
                }
            }
            in_order(edges).into_iter().map(Answer::Number).collect()
        }
    };
    answers.push(Answer::Unsure);
    answers
}

/// One set of options for each combination of results of the tests that read them.
fn choices(policy: &Policy, fact: FactIndex, options: usize) -> Vec<Answer> {
    let masks: Vec<(u32, u32)> = policy
        .rules
        .iter()
        .filter_map(|rule| match rule.test {
            Test::Chosen { fact: read, options, doubtful } if read == fact => Some((options, doubtful)),
            _ => None,
        })
        .collect();
    // Two bits for each test: met, unknown or not met.
    let signature = |chosen: u32| {
        masks.iter().fold(0u128, |signature, (options, doubtful)| {
            let result = match chosen {
                chosen if chosen & options != 0 => 2,
                chosen if chosen & doubtful != 0 => 1,
                _ => 0,
            };
            signature << 2 | result
        })
    };
    let mut seen: Vec<u128> = Vec::new();
    let mut kept = Vec::new();
    // A policy with more options than this would need another way of cutting the space.
    for chosen in 0..1u32 << options.min(16) {
        let signature = signature(chosen);
        if !seen.contains(&signature) {
            seen.push(signature);
            kept.push(Answer::Choices(chosen));
        }
    }
    kept
}

/// The first month of every class: `first`, and each month at which some test changes.
fn month_edges(policy: &Policy, fact: FactIndex, as_of: Month, first: Month, last: Month) -> Vec<Month> {
    let mut edges = vec![first];
    for rule in &policy.rules {
        let Test::Month { relation, moment } = rule.test else { continue };
        match moment.from {
            MomentSource::Fact(read) if read == fact => {
                add_edges(&mut edges, relation, as_of, first, last, |month| month.plus(moment.plus));
            }
            MomentSource::Schedule(index) if policy.schedules[index].birth == fact => {
                for line in &policy.schedules[index].lines {
                    add_edges(&mut edges, relation, as_of, first, last, |month| {
                        line.month_for(month).plus(moment.plus)
                    });
                }
            }
            MomentSource::Fact(_) | MomentSource::Schedule(_) => {}
        }
    }
    in_order(edges)
}

/// Adds the months of `first..=last` at which the relation changes; `moment` grows with the month,
/// so each value of the relation covers one stretch and its edges can be found by halving.
fn add_edges(
    edges: &mut Vec<Month>,
    relation: MonthRelation,
    as_of: Month,
    first: Month,
    last: Month,
    moment: impl Fn(Month) -> Month,
) {
    let mut start = first;
    while start <= last {
        let value = compare(relation, as_of, moment(start));
        // A relation takes at most three stretches; `SameYear` returns to its first value, so the
        // stretch is bounded by the year before halving.
        let bound = stretch_bound(relation, as_of, moment(start));
        let (mut inside, mut outside) = (start, last.plus(1));
        while outside.since(inside) > 1 {
            let middle = inside.plus(outside.since(inside) / 2);
            let same = compare(relation, as_of, moment(middle)) == value
                && bound.is_none_or(|bound| moment(middle) <= bound);
            if same { inside = middle } else { outside = middle }
        }
        if outside > last {
            return;
        }
        edges.push(outside);
        start = outside;
    }
}

fn stretch_bound(relation: MonthRelation, as_of: Month, moment: Month) -> Option<Month> {
    let january = Month(as_of.year() * 12);
    match relation {
        MonthRelation::SameYear if moment < january => Some(january.plus(-1)),
        MonthRelation::SameYear | MonthRelation::Before | MonthRelation::AtOrAfter => None,
    }
}
