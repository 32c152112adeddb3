//! Conditions that share facts, evaluated for every combination of answers to these facts.

use super::values::{Differences, Values};
use eligibility::completions::CompletionSpace;
use eligibility::evaluate::Situation;
use eligibility::policy::{Condition, FactIndex, Role};
use eligibility::{Answer, Answers, Policy, Truth};

/// Conditions that share facts with each other and with no other condition, with every combination
/// of answers to those facts: unanswered, "不清楚", or one answer of each class.
///
/// A combination is a mixed-radix number. Each digit belongs to one fact: 0 if it is unanswered, otherwise
/// the index of the answer among the representatives, plus 1.
pub(crate) struct Cluster {
    pub(crate) conditions: Vec<Condition>,
    pub(crate) facts: Vec<FactIndex>,
    /// The number of answers of each fact.
    pub(crate) sizes: Vec<usize>,
    strides: Vec<usize>,
    pub(crate) combinations: usize,
    /// For each combination, what its completions contribute to the verdict.
    pub(crate) values: Vec<Values>,
    /// For each combination and fact, the pairs of truth values that two answers to the fact can lead to.
    differences: Vec<Differences>,
    /// For each combination and fact, the digit of the answer that is presumed; 0 for none.
    presumed: Vec<u8>,
}

impl Cluster {
    /// Returns the digit of the fact at index `position`.
    pub(crate) fn digit(&self, combination: usize, position: usize) -> usize {
        combination / self.strides[position] % (self.sizes[position] + 1)
    }

    /// Returns the combination with another digit for the fact at index `position`.
    pub(crate) fn with(&self, combination: usize, position: usize, digit: usize) -> usize {
        combination - self.digit(combination, position) * self.strides[position]
            + digit * self.strides[position]
    }

    /// Returns the indices of the unanswered facts.
    pub(crate) fn open(&self, combination: usize) -> impl Iterator<Item = usize> {
        (0..self.facts.len()).filter(move |position| self.digit(combination, *position) == 0)
    }

    /// Returns true if every fact is answered.
    pub(crate) fn is_complete(&self, combination: usize) -> bool {
        self.open(combination).next().is_none()
    }

    /// Returns the digit of the answer that the other answers presume for the fact at index `position`.
    pub(crate) fn presumed(&self, combination: usize, position: usize) -> Option<usize> {
        let digit = usize::from(self.presumed[combination * self.facts.len() + position]);
        (digit > 0).then_some(digit)
    }

    /// Returns the digits of the answers to try for the fact at index `position`: the presumed one, or all.
    pub(crate) fn digits_to_try(
        &self,
        combination: usize,
        position: usize,
    ) -> std::ops::RangeInclusive<usize> {
        self.presumed(combination, position).map_or(1..=self.sizes[position], |digit| digit..=digit)
    }

    /// Returns the pairs of truth values that two answers to the unanswered fact at index `position` can lead
    /// to.
    pub(crate) fn differences(&self, combination: usize, position: usize) -> Differences {
        self.differences[combination * self.facts.len() + position]
    }
}

/// Groups the conditions that share facts.
pub(super) fn grouped(policy: &Policy) -> Vec<(Vec<Condition>, Vec<FactIndex>)> {
    let mut groups: Vec<(Vec<Condition>, Vec<FactIndex>)> = Vec::new();
    for condition in &policy.conditions {
        let (mut conditions, mut facts) = (vec![*condition], policy.facts_read(condition.rule));
        let (touching, apart) = groups
            .into_iter()
            .partition::<Vec<_>, _>(|(_, known)| known.iter().any(|fact| facts.contains(fact)));
        groups = apart;
        for (more_conditions, more_facts) in touching {
            conditions.extend(more_conditions);
            facts.extend(more_facts);
        }
        facts.sort_unstable();
        facts.dedup();
        groups.push((conditions, facts));
    }
    groups
}

/// Returns the contribution of a cluster's conditions to the verdict.
pub(crate) fn contribution(situation: &Situation<'_>, conditions: &[Condition]) -> Truth {
    conditions.iter().fold(Truth::Met, |joined, condition| {
        let truth = situation.truth(condition.rule);
        // A supporting condition excludes no applicant.
        joined.and(if condition.role == Role::Required { truth } else { truth.at_worst_unknown() })
    })
}

pub(super) fn set(
    completions: &CompletionSpace<'_>,
    facts: &[FactIndex],
    digit: impl Fn(usize) -> usize,
    answers: &mut Answers,
) {
    for (position, fact) in facts.iter().enumerate() {
        let answer =
            digit(position).checked_sub(1).map(|position| completions.representatives(*fact)[position]);
        answers.set(*fact, answer);
    }
}

/// Evaluates every complete combination, then the incomplete ones: an unanswered fact leaves open the union
/// of its answers' values. Answering increases the combination's number, so iterating downwards has computed
/// all inputs of a union before it.
pub(super) fn tabulated(
    completions: &CompletionSpace<'_>,
    conditions: Vec<Condition>,
    facts: Vec<FactIndex>,
) -> Cluster {
    let sizes: Vec<usize> = facts.iter().map(|fact| completions.representatives(*fact).len()).collect();
    let mut strides = Vec::new();
    let mut combinations = 1;
    for size in &sizes {
        strides.push(combinations);
        combinations *= size + 1;
    }
    let fact_count = facts.len();
    let mut cluster = Cluster {
        conditions,
        facts,
        sizes,
        strides,
        combinations,
        values: vec![Values::default(); combinations],
        differences: vec![Differences::default(); combinations * fact_count],
        presumed: vec![0; combinations * fact_count],
    };
    let mut answers = Answers::none(completions.policy());
    for combination in (0..combinations).rev() {
        let open: Vec<usize> = cluster.open(combination).collect();
        set(completions, &cluster.facts, |position| cluster.digit(combination, position), &mut answers);
        for position in 0..fact_count {
            cluster.presumed[combination * fact_count + position] =
                presumed_digit(completions, &answers, cluster.facts[position]);
        }
        let Some(first) = open.first() else {
            let situation =
                Situation { policy: completions.policy(), answers: &answers, as_of: completions.as_of() };
            cluster.values[combination] = Values::of(contribution(&situation, &cluster.conditions));
            continue;
        };
        cluster.values[combination] = join_over(&cluster, combination, *first);
        for position in &open {
            // The union over another open fact, if there is one; otherwise over the fact's own answers.
            let other = open.iter().find(|other| *other != position);
            cluster.differences[combination * fact_count + position] = match other {
                None => cluster.values[combination].differences(),
                Some(other) => cluster
                    .digits_to_try(combination, *other)
                    .map(|digit| cluster.differences(cluster.with(combination, *other, digit), *position))
                    .fold(Differences::default(), Differences::union),
            };
        }
    }
    cluster
}

/// Returns the digit of the answer to `fact` that is presumed under `answers`; 0 for none.
fn presumed_digit(completions: &CompletionSpace<'_>, answers: &Answers, fact: FactIndex) -> u8 {
    let policy = completions.policy();
    let situation = Situation { policy, answers, as_of: completions.as_of() };
    let presumptions = &policy.question(fact).presumptions;
    let applying = presumptions.iter().find(|one| situation.truth(one.when) == Truth::Met);
    let digit_of = |option| {
        let representatives = completions.representatives(fact).iter();
        representatives.take_while(|answer| **answer != Answer::Choice(option)).count() as u8 + 1
    };
    applying.map_or(0, |presumption| digit_of(presumption.option))
}

fn join_over(cluster: &Cluster, combination: usize, position: usize) -> Values {
    cluster
        .digits_to_try(combination, position)
        .map(|digit| cluster.values[cluster.with(combination, position, digit)])
        .fold(Values::default(), Values::union)
}
