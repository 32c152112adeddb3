//! Values in the sentences of an explanation: months, ages, answers, lines of a schedule.

use crate::answers::Answer;
use crate::calendar::Month;
use crate::decimal;
use crate::evaluate::Situation;
use crate::policy::{FactIndex, FactKind, MomentSource, Predicate, Rule};
use crate::sorted::sorted_unique;
use crate::template::{USUAL_VALUES, format_integer, write_number_template, write_template};
use alloc::{string::String, vec::Vec};

impl Situation<'_> {
    /// Replaces the placeholders of `text`, which belongs to `rule`. docs/data.md lists the placeholders.
    pub fn interpolate(&self, text: &str, rule: &Rule) -> String {
        let mut filled = String::with_capacity(text.len() + USUAL_VALUES);
        write_template(&mut filled, text, &|filled, name| {
            self.write_placeholder(filled, name, rule);
            true
        });
        filled
    }

    /// Appends the value of a placeholder in a text of `rule`; nothing if it has no value.
    pub(crate) fn write_placeholder(&self, text: &mut String, name: &str, rule: &Rule) {
        let (kind, of) = name.split_once(':').unwrap_or((name, ""));
        // The placeholder may name another rule.
        let of_rule = || self.policy.rule_index(of).map_or(rule, |index| &self.policy.rules[index]);
        let of_fact = || self.policy.fact_index(of);
        let phrases = &self.policy.phrases;
        match kind {
            "today" => self.write_month(text, self.as_of.month),
            "fact" => {
                if let Some(fact) = of_fact() {
                    self.write_answer(text, fact);
                }
            }
            "age" => {
                if let Some(month) = of_fact().and_then(|fact| self.answers.month(fact)) {
                    self.write_age(text, self.as_of.month.since(month) / 12 * 12);
                }
            }
            "moment" => self.write_moment(text, of_rule()),
            "earliest-line" => self.write_line(text, of_rule(), &phrases.earliest, <[_]>::first),
            "latest-line" => self.write_line(text, of_rule(), &phrases.latest, <[_]>::last),
            "lines" => {
                for (index, line) in self.lines_of(of_rule()).iter().enumerate() {
                    if index > 0 {
                        text.push_str(&phrases.or);
                    }
                    self.write_line_phrase(text, &phrases.listed_line, *line);
                }
            }
            _ => {}
        }
    }

    /// Appends the month that the predicate compares with; the first one while several lines are possible.
    fn write_moment(&self, text: &mut String, rule: &Rule) {
        if let Predicate::Month { moment, .. } = rule.predicate
            && let Some(first) = self.months_of(moment).into_iter().min()
        {
            self.write_month(text, first);
        }
    }

    /// Returns the possible lines of the schedule that the predicate reads, earliest first, without
    /// repetition.
    fn lines_of(&self, rule: &Rule) -> Vec<PossibleLine> {
        let Predicate::Month { moment, .. } = rule.predicate else { return Vec::new() };
        let MomentSource::Schedule(schedule) = moment.from else { return Vec::new() };
        let schedule = &self.policy.schedules[schedule];
        let Some(birth) = self.answers.month(schedule.birth) else { return Vec::new() };
        let possible = schedule.possible_lines(self.answers);
        sorted_unique(
            possible.map(|line| PossibleLine { age: line.age_for(birth), month: line.month_for(birth) }),
        )
    }

    /// Returns whether several lines of the schedule that the predicate reads are possible.
    pub(super) fn has_several_lines(&self, rule: &Rule) -> bool {
        self.lines_of(rule).len() > 1
    }

    /// Appends one of the lines of a rule, with a prefix if there are several.
    fn write_line(
        &self,
        text: &mut String,
        rule: &Rule,
        prefix_if_several: &str,
        pick: fn(&[PossibleLine]) -> Option<&PossibleLine>,
    ) {
        let lines = self.lines_of(rule);
        let Some(line) = pick(&lines) else { return };
        if lines.len() > 1 {
            text.push_str(prefix_if_several);
        }
        self.write_line_phrase(text, &self.policy.phrases.line, *line);
    }

    /// Appends `phrase` with the age and month of `line`.
    fn write_line_phrase(&self, text: &mut String, phrase: &str, line: PossibleLine) {
        write_template(text, phrase, &|text, name| {
            match name {
                "age" => self.write_age(text, line.age),
                "month" => self.write_month(text, line.month),
                _ => return false,
            }
            true
        });
    }

    /// Formats a month with the phrases of the policy.
    pub fn month_text(&self, month: Month) -> String {
        let mut text = String::new();
        self.write_month(&mut text, month);
        text
    }

    /// Appends a month.
    pub(crate) fn write_month(&self, text: &mut String, month: Month) {
        let numbers = [("year", month.year().into()), ("month", month.month().into())];
        write_number_template(text, &self.policy.phrases.month, &numbers);
    }

    /// Formats an age in months with the phrases of the policy.
    pub fn age_text(&self, months: i32) -> String {
        let mut text = String::new();
        self.write_age(&mut text, months);
        text
    }

    /// Appends an age in months.
    fn write_age(&self, text: &mut String, months: i32) {
        let (years, months) = (months / 12, months % 12);
        let phrases = &self.policy.phrases;
        let phrase = if months == 0 { &phrases.age } else { &phrases.age_with_months };
        write_number_template(text, phrase, &[("years", years.into()), ("months", months.into())]);
    }

    /// Formats the answer to `fact`; empty if there is none.
    pub fn answer_text(&self, fact: FactIndex) -> String {
        let mut text = String::new();
        self.write_answer(&mut text, fact);
        text
    }

    /// Appends the answer to `fact`.
    fn write_answer(&self, text: &mut String, fact: FactIndex) {
        let kind = &self.policy.facts[fact].kind;
        match self.answers.get(fact) {
            None => {}
            Some(Answer::Unsure) => text.push_str(&self.policy.question(fact).unsure),
            Some(Answer::Choices(0)) => text.push_str(&self.policy.question(fact).none),
            Some(Answer::Month(month)) => self.write_month(text, month),
            Some(Answer::Number(number)) => text.push_str(&number_text(number, kind)),
            Some(answer @ (Answer::Choice(_) | Answer::Choices(_))) => {
                let chosen = answer.option_bits().unwrap_or(0);
                let options = kind.options().iter().enumerate();
                let options = options.filter(|(index, _)| chosen & (1 << index) != 0);
                for (count, (_, option)) in options.enumerate() {
                    if count > 0 {
                        text.push_str(&self.policy.phrases.and);
                    }
                    text.push_str(&option.short);
                }
            }
        }
    }
}

/// A possible line of a schedule: the age in months and the month in which it is reached.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct PossibleLine {
    age: i32,
    month: Month,
}

/// Formats a number with the decimals and the unit of its fact.
#[must_use]
pub fn number_text(number: i32, kind: &FactKind) -> String {
    let FactKind::Number { decimals, unit, .. } = kind else { return format_integer(number.into()) };
    let mut text = decimal::format(number, *decimals);
    text.push_str(unit);
    text
}
