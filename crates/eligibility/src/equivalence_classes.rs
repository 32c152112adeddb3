//! The answers to a fact, cut into classes that no test of a policy tells apart, and one answer of each.

use crate::answers::Answer;
use crate::calendar::{Date, Month};
use crate::evaluate::compare;
use crate::policy::{FactIndex, FactKind, MomentSource, MonthRelation, Policy, Predicate};
use crate::sorted::sorted_unique;
use alloc::{vec, vec::Vec};

/// One answer of each class, "不清楚" included.
pub(crate) fn representatives(policy: &Policy, fact: FactIndex, as_of: Date) -> Vec<Answer> {
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
                if let Predicate::Compare { fact: read, bound, .. } = rule.predicate
                    && read == fact
                    && *min < bound
                    && bound <= *max
                {
                    edges.push(bound);
                }
            }
            sorted_unique(edges).into_iter().map(Answer::Number).collect()
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
        .filter_map(|rule| match rule.predicate {
            Predicate::Chosen { fact: read, options, doubtful } if read == fact => Some((options, doubtful)),
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
        let Predicate::Month { relation, moment } = rule.predicate else { continue };
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
    sorted_unique(edges)
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
