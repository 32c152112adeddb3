//! Equivalence classes of answers: answers to a fact for which every predicate of a policy has the same
//! truth.
//!
//! Trying one representative of each class is as exhaustive as trying all answers.

use crate::answers::Answer;
use crate::calendar::{Date, Month};
use crate::evaluate::compare;
use crate::policy::{FactIndex, FactKind, MomentSource, MonthRelation, Policy, Predicate};
use crate::sorted::sorted_unique;
use alloc::{vec, vec::Vec};

/// Returns one answer of each class, including "不清楚".
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

/// Returns one set of options for each combination of truths of the predicates that read the fact: the first
/// in the order of the sets' bits.
///
/// Options are added one at a time, and of the sets with the same truths only the first is extended: the
/// truths of a longer set depend on those of the shorter one, whichever options it has.
fn choices(policy: &Policy, fact: FactIndex, options: usize) -> Vec<Answer> {
    let predicates = policy.rules.iter().filter_map(|rule| match rule.predicate {
        Predicate::Chosen { fact: read, options, doubtful } if read == fact => Some((options, doubtful)),
        _ => None,
    });
    let mut truths_of_option = vec![ChosenTruths::default(); options];
    for (index, (met, doubtful)) in predicates.enumerate() {
        for (option, truths) in truths_of_option.iter_mut().enumerate() {
            truths.met |= u64::from(met >> option & 1) << index;
            truths.doubtful |= u64::from(doubtful >> option & 1) << index;
        }
    }
    let mut kept = vec![(0, ChosenTruths::default())];
    let mut seen = vec![ChosenTruths::default()];
    for (option, truths_of_option) in truths_of_option.into_iter().enumerate() {
        for shorter in 0..kept.len() {
            let (chosen, truths) = kept[shorter];
            let truths = truths.with(truths_of_option);
            if let Err(position) = seen.binary_search(&truths) {
                seen.insert(position, truths);
                kept.push((chosen | 1 << option, truths));
            }
        }
    }
    kept.into_iter().map(|(chosen, _)| Answer::Choices(chosen)).collect()
}

/// The truths of the predicates that read a fact, one bit each, for a set of chosen options.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct ChosenTruths {
    met: u64,
    /// Unknown, unless met.
    doubtful: u64,
}

impl ChosenTruths {
    /// Returns the truths after one more option is chosen.
    fn with(self, option: Self) -> Self {
        let met = self.met | option.met;
        Self { met, doubtful: (self.doubtful | option.doubtful) & !met }
    }
}

/// Returns the first month of every class: `first`, and each month in which a predicate changes.
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

/// Adds the months of `first..=last` in which the relation changes.
///
/// `moment` is monotonic, so each truth of the relation covers one interval, whose end bisection finds.
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
        // `SameYear` returns to its first truth after the year. The bound keeps bisection within one
        // interval.
        let bound = interval_bound(relation, as_of, moment(start));
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

/// Returns the last moment of the interval that contains `moment`, unless bisection finds it without.
fn interval_bound(relation: MonthRelation, as_of: Month, moment: Month) -> Option<Month> {
    let january = Month(as_of.year() * 12);
    match relation {
        MonthRelation::SameYear if moment < january => Some(january.plus(-1)),
        MonthRelation::SameYear | MonthRelation::Before | MonthRelation::AtOrAfter => None,
    }
}
