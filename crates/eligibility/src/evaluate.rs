//! The truth of a rule under given answers (docs/logic.md, "Answers").

use crate::answers::{Answer, Answers};
use crate::calendar::{Date, Month};
use crate::policy::{Comparison, Moment, MomentSource, MonthRelation, Policy, Predicate, RuleIndex};
use crate::truth::{Truth, TruthSet};
use alloc::vec::Vec;

/// A policy, the answers and the as-of day: all that evaluation looks at.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// The answers so far.
    pub answers: &'a Answers,
    /// The day for which the question is asked.
    pub as_of: Date,
}

impl Situation<'_> {
    /// Whether `rule` is met, not met or unknown.
    pub fn truth(&self, rule: RuleIndex) -> Truth {
        self.truth_given(rule, &|part| self.truth(part))
    }

    /// The truth of every rule, each found out once: a rule comes after its parts.
    pub(crate) fn truths(&self) -> Vec<Truth> {
        let mut truths = Vec::with_capacity(self.policy.rules.len());
        for rule in 0..self.policy.rules.len() {
            truths.push(self.truth_given(rule, &|part| truths[part]));
        }
        truths
    }

    /// The truth of `rule`, where its parts have the truth that `of` says.
    fn truth_given(&self, rule: RuleIndex, of: &dyn Fn(RuleIndex) -> Truth) -> Truth {
        match &self.policy.rules[rule].predicate {
            Predicate::All(parts) => fold(parts, Truth::Met, Truth::NotMet, of, Truth::and),
            Predicate::Any(parts) => fold(parts, Truth::NotMet, Truth::Met, of, Truth::or),
            Predicate::Not(part) => !of(*part),
            Predicate::Confirm(part) => of(*part).at_best_unknown(),
            Predicate::Chosen { fact, options, doubtful } => {
                match self.answers.get(*fact).and_then(Answer::option_bits) {
                    None => Truth::Unknown,
                    Some(chosen) if chosen & options != 0 => Truth::Met,
                    Some(chosen) if chosen & doubtful != 0 => Truth::Unknown,
                    Some(_) => Truth::NotMet,
                }
            }
            Predicate::Compare { fact, comparison, bound } => match self.answers.get(*fact) {
                Some(Answer::Number(number)) => Truth::known(match comparison {
                    Comparison::AtLeast => number >= *bound,
                    Comparison::LessThan => number < *bound,
                }),
                _ => Truth::Unknown,
            },
            Predicate::Month { relation, moment } => self.relation(*relation, *moment),
        }
    }

    /// The months `moment` may be, given the answers: none if its month is not known, several if
    /// several lines of a schedule are still possible.
    pub fn months_of(&self, moment: Moment) -> Vec<Month> {
        let mut months = Vec::new();
        self.each_month_of(moment, |month| months.push(month));
        months
    }

    /// Shows `take` every month of [`Situation::months_of`].
    fn each_month_of(&self, moment: Moment, mut take: impl FnMut(Month)) {
        match moment.from {
            MomentSource::Fact(fact) => {
                if let Some(month) = self.answers.month(fact) {
                    take(month.plus(moment.plus));
                }
            }
            MomentSource::Schedule(index) => {
                let schedule = &self.policy.schedules[index];
                let Some(birth) = self.answers.month(schedule.birth) else { return };
                for line in schedule.possible_lines(self.answers) {
                    take(line.month_for(birth).plus(moment.plus));
                }
            }
        }
    }

    /// A set that holds the truth of `rule` for every way of answering what is unanswered.
    pub(crate) fn bound(&self, rule: RuleIndex) -> TruthSet {
        let answered = |fact| self.answers.get(fact).is_some();
        match &self.policy.rules[rule].predicate {
            Predicate::All(parts) => fold(
                parts,
                TruthSet::of(Truth::Met),
                TruthSet::of(Truth::NotMet),
                |part| self.bound(part),
                TruthSet::and,
            ),
            Predicate::Any(parts) => fold(
                parts,
                TruthSet::of(Truth::NotMet),
                TruthSet::of(Truth::Met),
                |part| self.bound(part),
                TruthSet::or,
            ),
            Predicate::Not(part) => !self.bound(*part),
            Predicate::Confirm(part) => self.bound(*part).and(TruthSet::of(Truth::Unknown)),
            Predicate::Chosen { fact, .. } | Predicate::Compare { fact, .. } if !answered(*fact) => {
                TruthSet::ALL
            }
            Predicate::Chosen { .. } | Predicate::Compare { .. } => TruthSet::of(self.truth(rule)),
            Predicate::Month { relation, moment } => self.relation_bound(*relation, *moment),
        }
    }

    /// As [`Situation::relation`], while selectors of a schedule may still be unanswered: any line
    /// may turn out to be the person's, and several may stay possible.
    fn relation_bound(&self, relation: MonthRelation, moment: Moment) -> TruthSet {
        let mut bound = self.compared(relation, moment);
        if bound.single().is_some() {
            return bound;
        }
        let answered = |fact| self.answers.get(fact).is_some();
        let (month, settled) = match moment.from {
            MomentSource::Fact(fact) => (fact, true),
            MomentSource::Schedule(index) => {
                let schedule = &self.policy.schedules[index];
                let mut selectors = schedule.lines.iter().flat_map(|line| &line.selectors);
                (schedule.birth, selectors.all(|selector| answered(selector.fact)))
            }
        };
        if !answered(month) {
            return TruthSet::ALL;
        }
        // Lines that differ, or no line at all (an unsure month), leave it unknown.
        if settled {
            return TruthSet::of(Truth::Unknown);
        }
        bound.insert(Truth::Unknown);
        bound
    }

    fn relation(&self, relation: MonthRelation, moment: Moment) -> Truth {
        self.compared(relation, moment).single().unwrap_or(Truth::Unknown)
    }

    /// What the relation says of each month that `moment` may be.
    fn compared(&self, relation: MonthRelation, moment: Moment) -> TruthSet {
        let mut said = TruthSet::default();
        self.each_month_of(moment, |month| said.insert(compare(relation, self.as_of.month, month)));
        said
    }
}

/// How `as_of` stands to the month `moment`; unknown within that month, where the day would decide.
pub(crate) fn compare(relation: MonthRelation, as_of: Month, moment: Month) -> Truth {
    let in_time = |met: bool| if as_of == moment { Truth::Unknown } else { Truth::known(met) };
    match relation {
        MonthRelation::Before => in_time(as_of < moment),
        MonthRelation::AtOrAfter => in_time(as_of > moment),
        MonthRelation::SameYear => Truth::known(as_of.year() == moment.year()),
    }
}

/// Joins the parts, stopping at the value that settles it.
fn fold<T: Copy + PartialEq>(
    parts: &[RuleIndex],
    start: T,
    settled: T,
    truth: impl Fn(RuleIndex) -> T,
    join: impl Fn(T, T) -> T,
) -> T {
    let mut joined = start;
    for part in parts {
        joined = join(joined, truth(*part));
        if joined == settled {
            break;
        }
    }
    joined
}
