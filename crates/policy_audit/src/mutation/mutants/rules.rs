//! Mutants of rules: their sub-rules, tests and bounds.

use super::lists::other_lists;
use super::{Kind, Mutants};
use eligibility::policy::{Comparison, FactIndex, Moment, MonthRelation, Predicate};

impl Mutants<'_> {
    pub(super) fn rule(&mut self, index: usize) {
        let policy = self.policy;
        let rules = &policy.rules;
        let id = format!("rule {}", rules[index].id);
        let mut set = |kind, what: String, predicate: Predicate| {
            self.add(kind, format!("{id}: {what}"), |policy| policy.rules[index].predicate = predicate);
        };
        match &rules[index].predicate {
            Predicate::All(parts) | Predicate::Any(parts) => {
                let is_all = matches!(rules[index].predicate, Predicate::All(_));
                let of =
                    |parts: Vec<usize>, all| if all { Predicate::All(parts) } else { Predicate::Any(parts) };
                for (position, part) in parts.iter().enumerate().filter(|_| parts.len() > 1) {
                    let mut rest = parts.clone();
                    rest.remove(position);
                    set(Kind::Condition, format!("without {}", rules[*part].id), of(rest, is_all));
                }
                let other = if is_all { "any" } else { "all" };
                set(Kind::Condition, format!("{other} of its parts"), of(parts.clone(), !is_all));
            }
            Predicate::Not(part) => {
                set(Kind::Condition, "not dropped".to_owned(), Predicate::All(vec![*part]))
            }
            Predicate::Confirm(part) => {
                set(Kind::Condition, "confirm dropped".to_owned(), Predicate::All(vec![*part]))
            }
            Predicate::Chosen { fact, options, doubtful } => {
                let kind = &policy.facts[*fact].kind;
                for (option, (what, options, doubtful)) in other_lists(kind, *options, *doubtful) {
                    let predicate = Predicate::Chosen { fact: *fact, options, doubtful };
                    set(Kind::Option, format!("{option} in {what}"), predicate);
                }
            }
            Predicate::Compare { fact, comparison, bound } => {
                numbers(*fact, *comparison, *bound)
                    .into_iter()
                    .for_each(|(kind, what, predicate)| set(kind, what, predicate));
            }
            Predicate::Month { relation, moment } => {
                months(*relation, *moment)
                    .into_iter()
                    .for_each(|(kind, what, predicate)| set(kind, what, predicate));
            }
        }
    }
}

/// Returns the mutants of a comparison with a number.
fn numbers(fact: FactIndex, comparison: Comparison, bound: i32) -> Vec<(Kind, String, Predicate)> {
    let mut found = Vec::new();
    for other in [bound - 1, bound + 1] {
        let predicate = Predicate::Compare { fact, comparison, bound: other };
        found.push((Kind::Boundary, format!("{bound} becomes {other}"), predicate));
    }
    let (comparison, name) = match comparison {
        Comparison::AtLeast => (Comparison::LessThan, "less than"),
        Comparison::LessThan => (Comparison::AtLeast, "at least"),
    };
    found.push((Kind::Condition, format!("{name} {bound}"), Predicate::Compare { fact, comparison, bound }));
    found
}

/// Returns the mutants of a comparison with a month.
fn months(relation: MonthRelation, moment: Moment) -> Vec<(Kind, String, Predicate)> {
    let mut found = Vec::new();
    for months in [-12, -1, 1, 12] {
        let other = Moment { plus: moment.plus + months, ..moment };
        let what = format!("{} months become {}", moment.plus, other.plus);
        found.push((Kind::Boundary, what, Predicate::Month { relation, moment: other }));
    }
    let relations = [
        (MonthRelation::Before, "before"),
        (MonthRelation::AtOrAfter, "at or after"),
        (MonthRelation::SameYear, "same year"),
    ];
    for (other, name) in relations.into_iter().filter(|(other, _)| *other != relation) {
        found.push((Kind::Condition, name.to_owned(), Predicate::Month { relation: other, moment }));
    }
    found
}
