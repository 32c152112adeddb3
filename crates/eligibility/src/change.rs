//! What would change the outcome: only what a person can wait for or clear up.

use crate::answers::Answer;
use crate::calendar::{Date, Month};
use crate::completions::verdict_of;
use crate::evaluate::Situation;
use crate::policy::{FactIndex, FactKind, MonthRelation, Predicate, RuleIndex};
use crate::sorted::sorted_unique;
use crate::template::write_template;
use crate::truth::Truth;
use alloc::{string::String, vec::Vec};

/// Something that would lead to a better answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// From a later month on, a condition is better, with the same answers.
    Date {
        /// The condition's rule.
        rule: RuleIndex,
        /// The first such month.
        from: Month,
        /// What it is then.
        truth: Truth,
        /// The sentence that says so.
        text: String,
    },
    /// An answer that can be cleared up, after which the outcome could be better.
    Clarify {
        /// The fact.
        fact: FactIndex,
        /// How to clear it up.
        text: String,
    },
}

/// No line of the schedule lies further ahead of a birth than this, in months.
const HORIZON: i32 = 100 * 12;

impl Situation<'_> {
    /// What would change the outcome, dates first; `truths` is what every rule is today.
    pub(crate) fn changes(&self, truths: &[Truth]) -> Vec<Change> {
        // What is met cannot get better.
        let conditions = self.policy.conditions.iter().filter(|one| truths[one.rule] != Truth::Met);
        let mut changes: Vec<Change> =
            conditions.filter_map(|condition| self.date_change(condition.rule)).collect();
        let facts = 0..self.policy.facts.len();
        changes.extend(facts.filter_map(|fact| self.clarification(fact, truths)));
        changes
    }

    /// The first later month in which `condition` is better.
    fn date_change(&self, condition: RuleIndex) -> Option<Change> {
        let now = self.truth(condition);
        let mut months = Vec::new();
        self.turning_months(condition, &mut months);
        months.retain(|month| *month > self.as_of.month && month.since(self.as_of.month) <= HORIZON);
        sorted_unique(months).into_iter().find_map(|from| {
            let later = Situation { as_of: Date::first_of(from), ..*self };
            let truth = later.truth(condition);
            if truth <= now {
                return None;
            }
            let text = self.waiting_text(condition, &later)?;
            Some(Change::Date { rule: condition, from, truth, text })
        })
    }

    /// The months at which some test under `rule` may change with time.
    fn turning_months(&self, rule: RuleIndex, months: &mut Vec<Month>) {
        match &self.policy.rules[rule].predicate {
            Predicate::All(parts) | Predicate::Any(parts) => {
                parts.iter().for_each(|part| self.turning_months(*part, months));
            }
            Predicate::Not(part) | Predicate::Confirm(part) => self.turning_months(*part, months),
            Predicate::Month { relation, moment } => {
                for month in self.months_of(*moment) {
                    match relation {
                        MonthRelation::SameYear => {
                            let january = Month(month.year() * 12);
                            months.extend([january, january.plus(12)]);
                        }
                        MonthRelation::Before | MonthRelation::AtOrAfter => {
                            months.extend([month, month.plus(1)]);
                        }
                    }
                }
            }
            Predicate::Chosen { .. } | Predicate::Compare { .. } => {}
        }
    }

    /// The words of the part that time makes better, `later`.
    fn waiting_text(&self, rule: RuleIndex, later: &Situation<'_>) -> Option<String> {
        if later.truth(rule) <= self.truth(rule) {
            return None;
        }
        let own = &self.policy.rules[rule];
        if !own.waiting.is_empty() {
            let mut text = String::new();
            write_template(&mut text, &own.waiting, &|text, name| {
                match name {
                    "date" => self.write_month(text, later.as_of.month),
                    name => self.write_placeholder(text, name, own),
                }
                true
            });
            return Some(text);
        }
        match &own.predicate {
            Predicate::All(parts) | Predicate::Any(parts) => {
                parts.iter().find_map(|part| self.waiting_text(*part, later))
            }
            Predicate::Not(part) | Predicate::Confirm(part) => self.waiting_text(*part, later),
            Predicate::Chosen { .. } | Predicate::Compare { .. } | Predicate::Month { .. } => None,
        }
    }

    /// How to clear up the answer to `fact`, if another answer would be better.
    fn clarification(&self, fact: FactIndex, truths: &[Truth]) -> Option<Change> {
        let text = match self.answers.get(fact)? {
            // Who is none of a list may find out to be one of it, or become one.
            Answer::Unsure | Answer::Choices(0) => &self.policy.question(fact).clarify,
            answer => {
                let chosen = answer.option_bits()?;
                let options = self.policy.facts[fact].kind.options().iter().enumerate();
                let mut doubtful = options
                    .filter(|(index, option)| chosen & (1 << index) != 0 && !option.clarify.is_empty());
                &doubtful.next()?.1.clarify
            }
        };
        if text.is_empty() || !self.could_be_better(fact, truths) {
            return None;
        }
        Some(Change::Clarify { fact, text: text.clone() })
    }

    /// Whether some other answer to `fact` makes the verdict better or, while several things are
    /// unknown at once, at least one condition.
    fn could_be_better(&self, fact: FactIndex, truths: &[Truth]) -> bool {
        let now = verdict_of(self.policy, truths);
        let alternative: fn(usize) -> Answer = match &self.policy.facts[fact].kind {
            FactKind::Choice(_) => |option| Answer::Choice(option as u8),
            FactKind::Choices(_) => |option| Answer::Choices(1 << option),
            // A month or number that is not known leaves everything open.
            FactKind::Month { .. } | FactKind::Number { .. } => return now == Truth::Unknown,
        };
        let mut answers = self.answers.clone();
        (0..self.policy.facts[fact].kind.options().len()).any(|option| {
            answers.set(fact, Some(alternative(option)));
            let then = Situation { answers: &answers, ..*self }.truths();
            let mut conditions = self.policy.conditions.iter();
            verdict_of(self.policy, &then) > now
                || now == Truth::Unknown
                    && conditions.any(|condition| then[condition.rule] > truths[condition.rule])
        })
    }
}
