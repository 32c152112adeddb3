//! The effects of a change: the cases and the combinations of answers whose outcome changes.

use super::answers::{Shared, read_together, shared, translated};
use crate::proof::cluster::contribution;
use data_compiler::policies::cases::Case;
use eligibility::completions::CompletionSpace;
use eligibility::evaluate::Situation;
use eligibility::policy::{Condition, FactIndex, Policy};
use eligibility::{Answers, Date, Outcome, Truth, evaluate};

/// A case whose outcome changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedCase {
    /// The description of the person.
    pub story: String,
    /// The as-of day.
    pub as_of: Date,
    /// The outcome under the old edition.
    pub old: Outcome,
    /// The outcome under the new edition.
    pub new: Outcome,
}

/// Returns the cases of either edition whose outcome changes. A case in both editions is evaluated once, in
/// the version of the new edition.
pub fn changed_cases(old: (&Policy, &[Case]), new: (&Policy, &[Case])) -> Vec<ChangedCase> {
    let mut changed = Vec::new();
    let mut compare = |case: &Case, before: Outcome, after: Outcome| {
        if before != after {
            let (story, as_of) = (case.story.clone(), case.as_of);
            changed.push(ChangedCase { story, as_of, old: before, new: after });
        }
    };
    let outcome = |policy: &Policy, answers: &Answers, as_of| evaluate(policy, answers, as_of).outcome;
    for case in new.1 {
        let before = translated(&case.answers, new.0, old.0, case.as_of);
        compare(case, outcome(old.0, &before, case.as_of), outcome(new.0, &case.answers, case.as_of));
    }
    for case in old.1.iter().filter(|case| new.1.iter().all(|other| other.story != case.story)) {
        let after = translated(&case.answers, old.0, new.0, case.as_of);
        compare(case, outcome(old.0, &case.answers, case.as_of), outcome(new.0, &after, case.as_of));
    }
    changed
}

/// The number of combinations of answers for each pair of outcomes under the two editions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effects {
    /// `counts[old][new]`, each in the order not met, unknown, met.
    counts: [[u128; 3]; 3],
}

impl Effects {
    /// Returns the number of combinations with the outcome `old` in the old and `new` in the new edition.
    pub fn of(&self, old: Outcome, new: Outcome) -> u128 {
        let index = |outcome| Truth::ALL.into_iter().position(|truth| Outcome::from(truth) == outcome);
        match (index(old), index(new)) {
            (Some(old), Some(new)) => self.counts[old][new],
            _ => 0,
        }
    }

    /// Returns the number of all combinations: every question answered, "不清楚" included.
    pub fn all(&self) -> u128 {
        self.counts.iter().flatten().sum()
    }

    /// Returns the number of combinations whose outcome changes.
    pub fn changed(&self) -> u128 {
        self.all() - (0..3).map(|outcome| self.counts[outcome][outcome]).sum::<u128>()
    }
}

/// The reason why two editions cannot be compared by counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooDifferent {
    /// A fact has the same id but another kind.
    OtherKind,
    /// Conditions share so many facts that the combinations are too many to enumerate.
    TooMany,
}

/// The maximum number of combinations enumerated for one group of facts.
const MOST: usize = 50_000_000;

/// Counts every combination of complete answers as of a day, by the outcomes in both editions. Facts that no
/// condition of either edition reads together are counted separately and multiplied.
///
/// # Errors
/// [`TooDifferent`] if the combinations cannot be counted.
pub fn effects(old: &Policy, new: &Policy, as_of: Date) -> Result<Effects, TooDifferent> {
    let (before, after) = (CompletionSpace::new(old, as_of), CompletionSpace::new(new, as_of));
    let facts = shared(&before, &after).ok_or(TooDifferent::OtherKind)?;
    // The neutral element: one empty combination, which meets all conditions of both editions.
    let mut counts = [[0u128; 3]; 3];
    counts[Truth::Met as usize][Truth::Met as usize] = 1;
    for group in grouped(old, new, &facts) {
        counts = joined(&counts, &counts_of_group(old, new, as_of, &group)?);
    }
    Ok(Effects { counts })
}

/// Facts that are read together, with the conditions of each edition that read them.
struct Group<'a> {
    facts: Vec<&'a Shared>,
    old: Vec<Condition>,
    new: Vec<Condition>,
}

fn grouped<'a>(old: &Policy, new: &Policy, facts: &'a [Shared]) -> Vec<Group<'a>> {
    let by_old = |read: &[FactIndex], fact: &Shared| fact.old.is_some_and(|own| read.contains(&own));
    let by_new = |read: &[FactIndex], fact: &Shared| fact.new.is_some_and(|own| read.contains(&own));
    // Union of groups: facts that one condition reads belong to the same group.
    let mut group_of: Vec<usize> = (0..facts.len()).collect();
    let mut join = |members: Vec<usize>| {
        if let Some(first) = members.first().map(|member| group_of[*member]) {
            let joined: Vec<usize> = members.iter().map(|member| group_of[*member]).collect();
            group_of.iter_mut().filter(|group| joined.contains(group)).for_each(|group| *group = first);
        }
    };
    let members = |reads: &dyn Fn(&Shared) -> bool| -> Vec<usize> {
        (0..facts.len()).filter(|index| reads(&facts[*index])).collect()
    };
    for (_, read) in read_together(old) {
        join(members(&|fact| by_old(&read, fact)));
    }
    for (_, read) in read_together(new) {
        join(members(&|fact| by_new(&read, fact)));
    }
    let mut groups: Vec<usize> = group_of.clone();
    groups.sort_unstable();
    groups.dedup();
    groups
        .into_iter()
        .map(|group| {
            let facts: Vec<&Shared> = (0..facts.len())
                .filter(|index| group_of[*index] == group)
                .map(|index| &facts[index])
                .collect();
            let own = |policy: &Policy, reads: &dyn Fn(&[FactIndex], &Shared) -> bool| -> Vec<Condition> {
                let conditions = policy.conditions.iter().zip(read_together(policy));
                conditions
                    .filter(|(_, (_, read))| facts.iter().any(|fact| reads(read, fact)))
                    .map(|(condition, _)| *condition)
                    .collect()
            };
            let (old, new) = (own(old, &by_old), own(new, &by_new));
            Group { facts, old, new }
        })
        .collect()
}

/// Evaluates every combination of a group's facts.
fn counts_of_group(
    old: &Policy,
    new: &Policy,
    as_of: Date,
    group: &Group<'_>,
) -> Result<[[u128; 3]; 3], TooDifferent> {
    let sizes = group.facts.iter().map(|fact| fact.answers.len());
    let combinations = sizes.clone().try_fold(1usize, usize::checked_mul);
    let combinations = combinations.filter(|count| *count <= MOST).ok_or(TooDifferent::TooMany)?;
    let mut counts = [[0; 3]; 3];
    let (mut before, mut after) = (Answers::none(old), Answers::none(new));
    for combination in 0..combinations {
        let mut rest = combination;
        for (fact, size) in group.facts.iter().zip(sizes.clone()) {
            let (old_answer, new_answer) = fact.answers[rest % size];
            rest /= size;
            if let Some(fact) = fact.old {
                before.set(fact, Some(old_answer));
            }
            if let Some(fact) = fact.new {
                after.set(fact, Some(new_answer));
            }
        }
        let was = contribution(&Situation { policy: old, answers: &before, as_of }, &group.old);
        let is = contribution(&Situation { policy: new, answers: &after, as_of }, &group.new);
        counts[was as usize][is as usize] += 1;
    }
    Ok(counts)
}

/// Combines the counts of two independent groups under the logical `all`.
fn joined(left: &[[u128; 3]; 3], right: &[[u128; 3]; 3]) -> [[u128; 3]; 3] {
    let mut counts = [[0; 3]; 3];
    for (old, new) in (0..3).flat_map(|old| (0..3).map(move |new| (old, new))) {
        for (other_old, other_new) in (0..3).flat_map(|old| (0..3).map(move |new| (old, new))) {
            // The indices are in the order of the truths, so `all` is the minimum.
            counts[old.min(other_old)][new.min(other_new)] += left[old][new] * right[other_old][other_new];
        }
    }
    counts
}
