//! Changes that would improve the outcome. Only changes that the applicant can wait for or clarify are
//! listed.

use crate::answers::Answer;
use crate::calendar::{Date, Month};
use crate::completions::verdict_of;
use crate::evaluate::Situation;
use crate::policy::{FactIndex, FactKind, MonthRelation, Predicate, RuleIndex};
use crate::sorted::sorted_unique;
use crate::template::write_template;
use crate::truth::{Truth, TruthSet};
use alloc::{string::String, vec::Vec};

/// A change that would improve the outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The truth of a condition improves in a later month, with the same answers.
    Date {
        /// The condition's rule.
        rule: RuleIndex,
        /// The first month with the better truth.
        from: Month,
        /// The truth in that month.
        truth: Truth,
        /// The explanation.
        text: String,
    },
    /// Clarifying an answer could improve the outcome.
    Clarify {
        /// The fact whose answer is unclear.
        fact: FactIndex,
        /// The hint how to clarify it.
        text: String,
    },
}

/// Number of months to search. No schedule line is reached later than this after a birth.
const HORIZON: i32 = 100 * 12;

impl Situation<'_> {
    /// Returns the possible changes, dates first. `truths` holds the truth of every rule as of today.
    pub(crate) fn changes(&self, truths: &[Truth]) -> Vec<Change> {
        // A met condition cannot improve.
        let conditions =
            self.policy.conditions.iter().filter(|condition| truths[condition.rule] != Truth::Met);
        let mut changes: Vec<Change> =
            conditions.filter_map(|condition| self.date_change(condition.rule)).collect();
        let facts = 0..self.policy.facts.len();
        changes.extend(facts.filter_map(|fact| self.clarification(fact, truths)));
        changes
    }

    /// Returns the first later month in which the truth of `condition` improves.
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

    /// Collects the months in which a predicate of `rule` or its operands may change.
    fn turning_months(&self, rule: RuleIndex, months: &mut Vec<Month>) {
        match &self.policy.rules[rule].predicate {
            Predicate::All(operands) | Predicate::Any(operands) => {
                operands.iter().for_each(|operand| self.turning_months(*operand, months));
            }
            Predicate::Not(operand) | Predicate::Confirm(operand) => self.turning_months(*operand, months),
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

    /// Returns the waiting text of `rule`, or of the first operand that improves until `later`.
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
            Predicate::All(operands) | Predicate::Any(operands) => {
                operands.iter().find_map(|operand| self.waiting_text(*operand, later))
            }
            Predicate::Not(operand) | Predicate::Confirm(operand) => self.waiting_text(*operand, later),
            Predicate::Chosen { .. } | Predicate::Compare { .. } | Predicate::Month { .. } => None,
        }
    }

    /// Returns how to clarify the answer to `fact` if another answer could improve the outcome.
    fn clarification(&self, fact: FactIndex, truths: &[Truth]) -> Option<Change> {
        let text = match self.answers.get(fact)? {
            // A user who chose "none of these" may turn out to belong to a listed group, or join one later.
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

    /// Returns whether another answer to `fact` improves the verdict. While the verdict is unknown, it is
    /// enough that a condition can still become better than now, because several conditions may be unknown at
    /// once, and the answer may lead to a question that was not asked.
    fn could_be_better(&self, fact: FactIndex, truths: &[Truth]) -> bool {
        let now = verdict_of(self.policy, truths);
        let alternative: fn(usize) -> Answer = match &self.policy.facts[fact].kind {
            FactKind::Choice(_) => |option| Answer::Choice(option as u8),
            FactKind::Choices(_) => |option| Answer::Choices(1 << option),
            // An unknown month or number may turn out to be anything.
            FactKind::Month { .. } | FactKind::Number { .. } => return now == Truth::Unknown,
        };
        let conditions = || self.policy.conditions.iter().map(|condition| condition.rule);
        let best = |bounds: &[TruthSet], rule: RuleIndex| bounds[rule].highest();
        let bounds = self.bounds();
        let mut answers = self.answers.clone();
        (0..self.policy.facts[fact].kind.options().len()).any(|option| {
            answers.set(fact, Some(alternative(option)));
            let then = Situation { answers: &answers, ..*self };
            verdict_of(self.policy, &then.truths()) > now
                || now == Truth::Unknown && {
                    let then = then.bounds();
                    conditions().any(|rule| best(&then, rule) > best(&bounds, rule))
                }
        })
    }
}
