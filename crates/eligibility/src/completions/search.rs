//! The search through the completions: whether a fact can still change the verdict, and which verdicts are
//! possible.

use super::CompletionSpace;
use super::clusters::Cluster;
use super::trial::Trial;
use crate::policy::{FactIndex, Role};
use crate::truth::{CombinedSets, Truth, TruthSet};
use alloc::vec::Vec;
use core::sync::atomic::{AtomicU8, Ordering::Relaxed};

/// Records whether a fact matters, for each ceiling for which it is known. (Atomic, since threads share it.)
#[derive(Debug, Default)]
pub(super) struct InitialRelevance {
    /// Two bits for each ceiling: known, and the value.
    bits: AtomicU8,
}

impl InitialRelevance {
    /// Returns the value for `ceiling`, from `search` if it is not known.
    fn get(&self, ceiling: Truth, search: impl FnOnce() -> bool) -> bool {
        let position = 2 * ceiling as u8;
        let known = self.bits.load(Relaxed) >> position & 0b11;
        if known != 0 {
            return known == 0b11;
        }
        let matters = search();
        self.bits.fetch_or((1 | u8::from(matters) << 1) << position, Relaxed);
        matters
    }
}

/// A search for two answers to a fact with different results.
struct FactSearch<'a> {
    cluster: &'a Cluster,
    fact: FactIndex,
    /// The highest truth of the other clusters.
    ceiling: Truth,
}

impl CompletionSpace<'_> {
    /// Answers the open `fact` with one answer of each class, or only with the presumed one, until `take`
    /// returns true for one. Restores `trial`.
    fn any_answer(
        &self,
        fact: FactIndex,
        trial: &mut Trial,
        take: &mut dyn FnMut(&mut Trial) -> bool,
    ) -> bool {
        let saved = trial.save(&self.readers[fact]);
        let presumed = self.presumed(fact, trial);
        let answers = presumed.as_ref().map_or(&*self.representatives[fact], core::slice::from_ref);
        let found = answers.iter().any(|answer| {
            self.set(trial, fact, Some(*answer));
            take(trial)
        });
        trial.answers.set(fact, None);
        trial.restore(&self.readers[fact], saved);
        found
    }

    /// Returns the highest truth of the clusters other than `own`: it hides the fewest differences of this
    /// one.
    pub(super) fn ceiling(&self, own: usize, cluster_truths: &[TruthSet]) -> Truth {
        let others = cluster_truths.iter().enumerate().filter(|(index, _)| *index != own);
        others.filter_map(|(_, set)| set.highest()).fold(Truth::Met, Truth::and)
    }

    pub(super) fn cluster_of(&self, fact: FactIndex) -> Option<usize> {
        self.clusters.iter().position(|cluster| cluster.facts.contains(&fact))
    }

    /// Returns the unanswered facts of `cluster` other than `but`: first those with a presumed answer, which
    /// often decides alone.
    fn open_facts(&self, cluster: &Cluster, trial: &Trial, but: Option<FactIndex>) -> Vec<FactIndex> {
        let mut open = Vec::new();
        for &fact in &cluster.facts {
            if trial.answers.get(fact).is_none() && Some(fact) != but {
                let position = if self.is_presumed_for_good(fact, trial) { 0 } else { open.len() };
                open.insert(position, fact);
            }
        }
        open
    }

    /// Returns, for each cluster, its truths over all completions of the answers. Like the functions below,
    /// it changes `trial` temporarily and restores it.
    pub(super) fn cluster_truths(&self, trial: &mut Trial) -> Vec<TruthSet> {
        self.clusters.iter().map(|cluster| self.possible(cluster, trial, TruthSet::ALL)).collect()
    }

    /// Returns whether `fact` is unanswered and the verdict depends on it, given the possible truths of the
    /// clusters.
    pub(super) fn matters_given(
        &self,
        fact: FactIndex,
        trial: &mut Trial,
        cluster_truths: &[TruthSet],
    ) -> bool {
        let Some(own) = self.cluster_of(fact) else { return false };
        let ceiling = self.ceiling(own, cluster_truths);
        if trial.answers.get(fact).is_some() || !cluster_truths[own].is_several_under(ceiling) {
            return false;
        }
        let cluster = &self.clusters[own];
        // Every path begins with clusters without an answer.
        let is_initial = cluster.reads.iter().all(|other| trial.answers.get(*other).is_none());
        let mut search = || {
            let open = self.open_facts(cluster, trial, Some(fact));
            // If no other fact is open, the remaining truths differ by this fact alone.
            open.is_empty() || self.tells_apart(&FactSearch { cluster, fact, ceiling }, &open, trial)
        };
        if is_initial { self.initially[fact].get(ceiling, search) } else { search() }
    }

    /// Returns whether two answers to `fact` have different results under `ceiling` in some completion of the
    /// `open` facts. Prunes branches without possible differences.
    fn tells_apart(&self, search: &FactSearch<'_>, open: &[FactIndex], trial: &mut Trial) -> bool {
        let &FactSearch { cluster, fact, ceiling } = search;
        let Some((next, rest)) = open.split_first() else {
            let mut reached = TruthSet::default();
            return self.any_answer(fact, trial, &mut |trial| {
                reached.join(bound(cluster, trial));
                reached.is_several_under(ceiling)
            });
        };
        self.any_answer(*next, trial, &mut |trial| {
            bound(cluster, trial).is_several_under(ceiling) && self.tells_apart(search, rest, trial)
        })
    }

    /// Returns the truths of `cluster` over all completions of the answers. `known` is a superset of them.
    pub(super) fn possible(&self, cluster: &Cluster, trial: &mut Trial, known: TruthSet) -> TruthSet {
        let open = self.open_facts(cluster, trial, None);
        let mut found = TruthSet::default();
        self.collect_possible(cluster, known, &open, trial, &mut found);
        found
    }

    /// Adds the truths of all completions of the `open` facts to `found`. Prunes branches that can add none.
    fn collect_possible(
        &self,
        cluster: &Cluster,
        known: TruthSet,
        open: &[FactIndex],
        trial: &mut Trial,
        found: &mut TruthSet,
    ) {
        let bound = bound(cluster, trial).within(known);
        if let Some(value) = bound.single() {
            found.insert(value);
            return;
        }
        // Without open facts the bound has one value, so there is an open fact here.
        let Some((next, rest)) = open.split_first() else { return };
        self.any_answer(*next, trial, &mut |trial| {
            self.collect_possible(cluster, known, rest, trial, found);
            bound.is_within(*found)
        });
    }
}

/// Returns a superset of the truths of `cluster` over all completions of the answers. It may be too large,
/// because it treats the operands of a rule as independent. A set with one value is exact.
fn bound(cluster: &Cluster, trial: &Trial) -> TruthSet {
    let mut combined = CombinedSets::default();
    for condition in &cluster.conditions {
        let set = trial.bounds[condition.rule];
        combined.add(match condition.role {
            Role::Required => set,
            // The same as `Truth::at_worst_unknown` of every value.
            Role::Supporting => set.or(TruthSet::of(Truth::Unknown)),
        });
    }
    combined.all()
}

pub(super) fn joined(cluster_truths: &[TruthSet]) -> TruthSet {
    cluster_truths.iter().fold(TruthSet::of(Truth::Met), |joined, set| joined.and(*set))
}
