//! Clusters: the conditions of a policy, grouped by the facts they share.

use crate::policy::{Condition, FactIndex, Policy};
use crate::sorted::sorted_unique;
use alloc::{vec, vec::Vec};

/// A set of conditions that share no fact with other conditions.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    pub(super) conditions: Vec<Condition>,
    pub(super) facts: Vec<FactIndex>,
    /// These facts, and those by which their answers are presumed.
    pub(super) reads: Vec<FactIndex>,
}

/// Groups conditions that share facts, directly or through other conditions.
pub(super) fn clusters(policy: &Policy) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for condition in &policy.conditions {
        let facts = policy.facts_read(condition.rule);
        let mut merged = Cluster { conditions: vec![*condition], facts, reads: Vec::new() };
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
    for cluster in &mut clusters {
        let presumptions = cluster.facts.iter().flat_map(|fact| &policy.question(*fact).presumptions);
        let reads = presumptions.flat_map(|presumption| policy.facts_read(presumption.when));
        cluster.reads = sorted_unique(reads.chain(cluster.facts.iter().copied()));
    }
    clusters
}
