//! Computes the number of questions asked and the minimum possible, by dynamic programming over the clusters.

use super::cluster::Cluster;
use super::failure::{Claim, Failures};
use super::space::{Space, State};
use super::values::{Differences, Values};
use eligibility::policy::FactIndex;
use eligibility::{Outcome, Truth};
use std::collections::{HashMap, HashSet};

/// A decision node of a cluster. Combinations with identical continuations share one node.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Node {
    /// The possible truth values.
    values: Values,
    /// The facts that still matter, with the node after each answer.
    asks: Vec<Ask>,
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Ask {
    fact: FactIndex,
    differences: Differences,
    after: Vec<usize>,
}

/// The nodes of one cluster.
struct Nodes {
    nodes: Vec<Node>,
    /// The node of each combination of answers.
    node_of: Vec<usize>,
}

impl Nodes {
    /// Returns the node without any answers.
    fn start(&self) -> usize {
        self.node_of[0]
    }
}

/// The number of questions of an asking strategy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Questions {
    /// The worst case.
    pub worst: u32,
    /// The mean over all combinations of answers, each counted once. They are classes of answers, not people:
    /// the figure only serves to compare strategies.
    pub mean: f64,
}

/// The number of questions a policy asks, and the minimum of all strategies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asking {
    /// In the policy's order, skipping what no longer matters.
    pub own: Questions,
    /// The minimum worst case and, separately, the minimum mean of all strategies, including those that
    /// choose each question by all previous answers.
    pub best: Questions,
}

/// All clusters, reduced to nodes.
pub(crate) struct Reduced<'a> {
    space: &'a Space<'a>,
    clusters: Vec<Nodes>,
}

/// A node for each cluster.
type Position = Vec<usize>;

impl<'a> Reduced<'a> {
    pub(crate) fn new(space: &'a Space<'a>) -> Self {
        Self { space, clusters: space.clusters.iter().map(reduced).collect() }
    }

    fn start(&self) -> Position {
        self.clusters.iter().map(Nodes::start).collect()
    }

    fn node(&self, position: &Position, cluster: usize) -> &Node {
        &self.clusters[cluster].nodes[position[cluster]]
    }

    fn values_without(&self, position: &Position, left_out: usize) -> Values {
        (0..position.len())
            .filter(|cluster| *cluster != left_out)
            .fold(Values::of(Truth::Met), |joined, cluster| joined.and(self.node(position, cluster).values))
    }

    /// Returns every question that matters, with its cluster.
    fn asks(&self, position: &Position) -> Vec<(usize, &Ask)> {
        let of_cluster = |cluster: usize| {
            let rest = self.values_without(position, cluster);
            let asks = self.node(position, cluster).asks.iter();
            asks.filter(move |ask| ask.differences.survive(rest)).map(move |ask| (cluster, ask))
        };
        (0..position.len()).flat_map(of_cluster).collect()
    }

    /// Returns the question the policy asks: the first in its order that matters.
    fn asked(&self, position: &Position) -> Option<(usize, &Ask)> {
        let order =
            |fact: FactIndex| self.space.policy.questions.iter().position(|question| question.fact == fact);
        self.asks(position).into_iter().min_by_key(|(_, ask)| order(ask.fact))
    }

    fn after(position: &Position, cluster: usize, node: usize) -> Position {
        let mut after = position.clone();
        after[cluster] = node;
        after
    }

    /// Returns the number of questions asked, and the minimum possible.
    pub(crate) fn asking(&self) -> Asking {
        let own = self.count(&self.start(), &mut HashMap::new());
        let best = self.fewest(&self.start(), &mut HashMap::new());
        Asking { own, best }
    }

    fn count(&self, position: &Position, known: &mut HashMap<Position, Questions>) -> Questions {
        if let Some(questions) = known.get(position) {
            return *questions;
        }
        let questions = self.asked(position).map_or(NONE, |(cluster, ask)| {
            one_more(ask.after.iter().map(|node| self.count(&Self::after(position, cluster, *node), known)))
        });
        known.insert(position.clone(), questions);
        questions
    }

    /// Computes the minimum by trying every question that matters in every state (memoized). A question that
    /// does not matter only adds cost.
    fn fewest(&self, position: &Position, known: &mut HashMap<Position, Questions>) -> Questions {
        if let Some(questions) = known.get(position) {
            return *questions;
        }
        let tested = self.asks(position).into_iter().map(|(cluster, ask)| {
            one_more(ask.after.iter().map(|node| self.fewest(&Self::after(position, cluster, *node), known)))
        });
        let fewest = tested.reduce(|best, other| Questions {
            worst: best.worst.min(other.worst),
            mean: best.mean.min(other.mean),
        });
        let questions = fewest.unwrap_or(NONE);
        known.insert(position.clone(), questions);
        questions
    }

    /// Checks in every state that the displayed number of remaining questions is the length of the longest
    /// path. One combination of answers represents its state, because the same questions follow all of them.
    pub(crate) fn check_remainders(&self, failures: &mut Failures) {
        let mut known = HashMap::new();
        let mut seen: HashSet<Position> = HashSet::new();
        let mut open: Vec<State> = vec![self.space.nothing()];
        while let Some(state) = open.pop() {
            let position: Position =
                (0..state.len()).map(|index| self.clusters[index].node_of[state[index]]).collect();
            if !seen.insert(position.clone()) {
                continue;
            }
            let answers = self.space.answers(&state);
            let (shown, longest) = (
                self.space.completions.remaining_questions(&answers),
                self.count(&position, &mut known).worst,
            );
            failures.expect(shown == longest as usize, Claim::RemainderExact, || {
                format!("{shown} questions instead of {longest} are shown to remain after {answers:?}")
            });
            let walk = self.space.walk(&state);
            let Some((index, digit)) = walk.next.and_then(|next| self.space.position(next)) else { continue };
            let cluster = &self.space.clusters[index];
            for answer in 1..=cluster.sizes[digit] {
                let mut after = walk.reached.clone();
                after[index] = cluster.with(after[index], digit, answer);
                open.push(after);
            }
        }
    }

    /// Counts the combinations of answers, unanswered included, with each outcome (in the order of
    /// [`Outcome::ALL`]).
    pub(crate) fn outcomes(&self) -> [u128; 4] {
        let sizes = self.space.clusters.iter().flat_map(|cluster| &cluster.sizes);
        let all: u128 = sizes.map(|size| *size as u128 + 1).product();
        let unread = self
            .space
            .policy
            .facts
            .iter()
            .enumerate()
            .filter(|(fact, _)| self.space.position(*fact).is_none());
        debug_assert_eq!(unread.count(), 0, "the compiler refuses facts that no condition reads");
        self.outcomes_from(&self.start(), all, &mut HashMap::new())
    }

    /// Counts the outcomes from a position on. `weight` is the number of combinations of answers to all
    /// questions that were not asked yet.
    fn outcomes_from(
        &self,
        position: &Position,
        weight: u128,
        known: &mut HashMap<(Position, u128), [u128; 4]>,
    ) -> [u128; 4] {
        if let Some(counts) = known.get(&(position.clone(), weight)) {
            return *counts;
        }
        let mut counts = [0; 4];
        match self.asked(position) {
            None => {
                let settled = self.values_without(position, usize::MAX).single();
                counts[outcome_index(settled.map_or(Outcome::Incomplete, Outcome::from))] = weight;
            }
            Some((cluster, ask)) => {
                let weight = weight / (ask.after.len() as u128 + 1);
                counts[outcome_index(Outcome::Incomplete)] = weight;
                for node in &ask.after {
                    let further = self.outcomes_from(&Self::after(position, cluster, *node), weight, known);
                    for (count, more) in counts.iter_mut().zip(further) {
                        *count += more;
                    }
                }
            }
        }
        known.insert((position.clone(), weight), counts);
        counts
    }
}

const NONE: Questions = Questions { worst: 0, mean: 0.0 };

fn outcome_index(outcome: Outcome) -> usize {
    Outcome::ALL.iter().position(|other| *other == outcome).unwrap_or_default()
}

/// Adds one question before those that follow each of its answers.
fn one_more(following: impl ExactSizeIterator<Item = Questions>) -> Questions {
    let answers = following.len() as f64;
    let (worst, sum) = following
        .fold((0, 0.0), |(worst, sum), questions| (questions.worst.max(worst), sum + questions.mean));
    Questions { worst: worst + 1, mean: sum / answers + 1.0 }
}

/// Computes the nodes bottom-up, from the complete combinations.
fn reduced(cluster: &Cluster) -> Nodes {
    let mut nodes: Vec<Node> = Vec::new();
    let mut known: HashMap<Node, usize> = HashMap::new();
    let mut node_of = vec![0; cluster.combinations];
    for combination in (0..cluster.combinations).rev() {
        let mut asks = Vec::new();
        let mut idle = None;
        for position in cluster.open(combination) {
            let after: Vec<usize> = (1..=cluster.sizes[position])
                .map(|digit| node_of[cluster.with(combination, position, digit)])
                .collect();
            if after.iter().all(|node| *node == after[0]) {
                idle = Some(after[0]);
            }
            let differences = cluster.differences(combination, position);
            asks.push(Ask { fact: cluster.facts[position], differences, after });
        }
        // A fact without any effect leads to the same node.
        node_of[combination] = idle.unwrap_or_else(|| {
            let node = Node { values: cluster.values[combination], asks };
            *known.entry(node.clone()).or_insert_with(|| {
                nodes.push(node);
                nodes.len() - 1
            })
        });
    }
    Nodes { nodes, node_of }
}
