//! The answers to a policy's questions, divided into independent clusters.

use super::cluster::{Cluster, grouped, set, tabulated};
use super::values::Values;
use eligibility::completions::CompletionSpace;
use eligibility::policy::FactIndex;
use eligibility::{Answers, Date, Month, Policy, Truth};

/// All answers to a policy's questions as of a month.
pub(crate) struct Space<'a> {
    pub(crate) policy: &'a Policy,
    pub(crate) completions: CompletionSpace<'a>,
    pub(crate) clusters: Vec<Cluster>,
    /// For each fact, its cluster and its index there; `None` for a fact that no condition reads.
    positions: Vec<Option<(usize, usize)>>,
}

/// One combination for each cluster: a state of all answers.
pub(crate) type State = Vec<usize>;

impl<'a> Space<'a> {
    /// Evaluates every combination.
    pub(crate) fn new(policy: &'a Policy, month: Month) -> Self {
        let completions = CompletionSpace::new(policy, Date::first_of(month));
        let clusters: Vec<Cluster> = grouped(policy)
            .into_iter()
            .map(|(conditions, facts)| tabulated(&completions, conditions, facts))
            .collect();
        let positions = (0..policy.facts.len())
            .map(|fact| {
                clusters.iter().enumerate().find_map(|(index, cluster)| {
                    cluster.facts.iter().position(|read| *read == fact).map(|position| (index, position))
                })
            })
            .collect();
        Self { policy, completions, clusters, positions }
    }

    /// Returns the cluster of a fact and its index there.
    pub(crate) fn position(&self, fact: FactIndex) -> Option<(usize, usize)> {
        self.positions[fact]
    }

    /// Returns the state without any answers.
    pub(crate) fn nothing(&self) -> State {
        vec![0; self.clusters.len()]
    }

    /// Returns the digit of `fact`: 0 if it is unanswered.
    pub(crate) fn digit(&self, state: &State, fact: FactIndex) -> usize {
        self.position(fact)
            .map_or(0, |(cluster, position)| self.clusters[cluster].digit(state[cluster], position))
    }

    /// Returns the answers of a state.
    pub(crate) fn answers(&self, state: &State) -> Answers {
        let mut answers = Answers::none(self.policy);
        for (cluster, combination) in self.clusters.iter().zip(state) {
            set(
                &self.completions,
                &cluster.facts,
                |position| cluster.digit(*combination, position),
                &mut answers,
            );
        }
        answers
    }

    /// Returns the verdicts that the completions of a state lead to.
    pub(crate) fn values(&self, state: &State) -> Values {
        self.values_without(state, usize::MAX)
    }

    /// Like [`Space::values`], without one cluster.
    pub(crate) fn values_without(&self, state: &State, left_out: usize) -> Values {
        let clusters = self.clusters.iter().zip(state).enumerate();
        clusters
            .filter(|(index, _)| *index != left_out)
            .fold(Values::of(Truth::Met), |joined, (_, (cluster, combination))| {
                joined.and(cluster.values[*combination])
            })
    }

    /// Returns whether two answers to `fact`, which is unanswered, lead to different verdicts for some
    /// completion of everything else.
    pub(crate) fn matters(&self, state: &State, fact: FactIndex) -> bool {
        self.position(fact).is_some_and(|(index, position)| {
            let differences = self.clusters[index].differences(state[index], position);
            differences.survive(self.values_without(state, index))
        })
    }

    /// Returns the first unanswered fact, in asking order, that matters.
    pub(crate) fn next(&self, state: &State) -> Option<FactIndex> {
        let mut asked = self.policy.questions.iter().map(|question| question.fact);
        asked.find(|fact| self.digit(state, *fact) == 0 && self.matters(state, *fact))
    }

    /// Simulates the questions from the first one on, if `state` holds the user's answers.
    pub(crate) fn walk(&self, state: &State) -> Walk {
        let mut walk = Walk { asked: Vec::new(), reached: self.nothing(), next: None };
        while self.walk_on(state, &mut walk) {}
        walk
    }

    /// Simulates the questions; stops and returns true after an answer that contradicts a presumed one.
    fn walk_on(&self, state: &State, walk: &mut Walk) -> bool {
        for fact in self.policy.questions.iter().map(|question| question.fact) {
            let Some((index, position)) = self.position(fact) else { continue };
            if self.digit(&walk.reached, fact) > 0 {
                continue;
            }
            let cluster = &self.clusters[index];
            let digit = self.digit(state, fact);
            let with = |digit| {
                let mut reached = walk.reached.clone();
                reached[index] = cluster.with(reached[index], position, digit);
                reached
            };
            match cluster.presumed(walk.reached[index], position) {
                Some(presumed) => {
                    // Another answer than the presumed one counts, if it makes a difference.
                    let (agreed, contradicted) = (with(presumed), with(digit));
                    let own = |state: &State, rest| cluster.values[state[index]].and(Values::of(rest));
                    let mut rests = self.values_without(&walk.reached, index).members();
                    let counts =
                        digit > 0 && rests.any(|rest| own(&agreed, rest) != own(&contradicted, rest));
                    if counts {
                        walk.asked.push(fact);
                        walk.reached = contradicted;
                        return true;
                    }
                    walk.reached = agreed;
                }
                None if !self.matters(&walk.reached, fact) => {}
                None if digit == 0 => {
                    walk.next = Some(fact);
                    return false;
                }
                None => {
                    walk.reached = with(digit);
                    walk.asked.push(fact);
                }
            }
        }
        false
    }

    /// Returns one state, with nothing answered in cluster `index`, for each set of verdicts that the other
    /// clusters can leave open together.
    pub(crate) fn surroundings(&self, index: usize) -> Vec<(Values, State)> {
        let mut found = vec![(Values::of(Truth::Met), self.nothing())];
        for (other, cluster) in self.clusters.iter().enumerate().filter(|(other, _)| *other != index) {
            let mut kinds: Vec<(Values, usize)> = Vec::new();
            for (combination, values) in cluster.values.iter().enumerate() {
                if kinds.iter().all(|(known, _)| known != values) {
                    kinds.push((*values, combination));
                }
            }
            let mut joined: Vec<(Values, State)> = Vec::new();
            for (values, state) in &found {
                for (kind, combination) in &kinds {
                    let both = values.and(*kind);
                    if joined.iter().all(|(known, _)| *known != both) {
                        let mut state = state.clone();
                        state[other] = *combination;
                        joined.push((both, state));
                    }
                }
            }
            found = joined;
        }
        found
    }
}

/// The sequence of questions; see [`Space::walk`].
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Walk {
    pub(crate) asked: Vec<FactIndex>,
    pub(crate) reached: State,
    pub(crate) next: Option<FactIndex>,
}
