//! Explains the truth of a rule in sentences, with the smallest operand that determines it.

use crate::answers::Answer;
use crate::calendar::Month;
use crate::decimal;
use crate::evaluate::Situation;
use crate::policy::{CitationIndex, FactIndex, FactKind, MomentSource, Predicate, Rule, RuleIndex};
use crate::sorted::sorted_unique;
use crate::template::{USUAL_VALUES, format_integer, interpolate, write_number_template, write_template};
use crate::truth::Truth;
use alloc::{string::String, vec::Vec};

/// A sentence of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The rule that it explains.
    pub rule: RuleIndex,
    /// The truth of the rule.
    pub truth: Truth,
    /// The sentence.
    pub text: String,
    /// The facts that the rule reads.
    pub facts: Vec<FactIndex>,
    /// The clauses that the rule cites.
    pub citations: Vec<CitationIndex>,
    /// The fact that the applicant can clarify, if that is why the rule is unknown; `None` if the office decides.
    pub clarify: Option<FactIndex>,
}

impl Situation<'_> {
    /// Returns the sentences that explain the truth of `rule`, at most one for each operand.
    pub fn reasons(&self, rule: RuleIndex) -> Vec<Reason> {
        self.reasons_given(rule, &self.truths())
    }

    /// Returns the reasons for `rule`, given the truth of every rule.
    pub(crate) fn reasons_given(&self, rule: RuleIndex, truths: &[Truth]) -> Vec<Reason> {
        let mut reasons = Vec::new();
        self.collect_reasons(rule, truths, &mut reasons);
        reasons
    }

    fn collect_reasons(&self, index: RuleIndex, truths: &[Truth], reasons: &mut Vec<Reason>) {
        let rule = &self.policy.rules[index];
        let truth = truths[index];
        if reasons.iter().any(|reason| reason.rule == index) {
            return;
        }
        if let Some(text) = self.sentence(rule, truth, truths) {
            if reasons.iter().any(|reason| reason.text == text) {
                return;
            }
            reasons.push(Reason {
                rule: index,
                truth,
                text,
                facts: self.policy.facts_read(index),
                citations: rule.citations.clone(),
                clarify: if truth == Truth::Unknown { self.clarifiable_fact(rule) } else { None },
            });
            return;
        }
        match &rule.predicate {
            // The first operand that determines the truth alone, else all operands with the same truth.
            Predicate::All(operands) | Predicate::Any(operands) => {
                let settling =
                    if matches!(rule.predicate, Predicate::All(_)) { Truth::NotMet } else { Truth::Met };
                let enough = if truth == settling { 1 } else { usize::MAX };
                for operand in operands.iter().filter(|operand| truths[**operand] == truth).take(enough) {
                    self.collect_reasons(*operand, truths, reasons);
                }
            }
            Predicate::Not(operand) | Predicate::Confirm(operand) => {
                self.collect_reasons(*operand, truths, reasons)
            }
            Predicate::Chosen { .. } | Predicate::Compare { .. } | Predicate::Month { .. } => {}
        }
    }

    /// Returns the rule's own text for `truth`; `None` if the operands explain it.
    fn sentence(&self, rule: &Rule, truth: Truth, truths: &[Truth]) -> Option<String> {
        let own = match truth {
            Truth::Met => &rule.met,
            Truth::NotMet => &rule.not_met,
            Truth::Unknown => return self.unknown_sentence(rule, truths),
        };
        (!own.is_empty()).then(|| self.interpolate(own, rule))
    }

    /// Returns the sentence for an unknown rule: an unanswered question, an unsure or doubtful answer, or the
    /// rule's own text.
    fn unknown_sentence(&self, rule: &Rule, truths: &[Truth]) -> Option<String> {
        // An unknown operand explains the rule; otherwise its own text does.
        if let Predicate::Confirm(operand) = rule.predicate
            && truths[operand] == Truth::Unknown
        {
            return None;
        }
        let phrases = &self.policy.phrases;
        let phrase = match self.deciding_fact(rule).map(|fact| (fact, self.answers.get(fact))) {
            Some((fact, None)) => Some((fact, &phrases.unanswered)),
            Some((fact, Some(Answer::Unsure))) => Some((fact, &phrases.unsure)),
            Some((fact, Some(_)))
                if rule.unknown.is_empty() && matches!(rule.predicate, Predicate::Chosen { .. }) =>
            {
                Some((fact, &phrases.doubtful))
            }
            _ => None,
        };
        if let Some((fact, phrase)) = phrase {
            let question = &self.policy.question(fact).short;
            return Some(interpolate(phrase, &[("question", question), ("answer", &self.answer_text(fact))]));
        }
        let own = if self.lines_of(rule).len() > 1 { &rule.undecided } else { &rule.unknown };
        (!own.is_empty()).then(|| self.interpolate(own, rule))
    }

    /// Returns the fact without which the predicate is unknown.
    fn deciding_fact(&self, rule: &Rule) -> Option<FactIndex> {
        match &rule.predicate {
            // Of the facts that a schedule reads, the month decides: without it no line is known.
            Predicate::Month { moment, .. } => Some(match moment.from {
                MomentSource::Fact(fact) => fact,
                MomentSource::Schedule(schedule) => self.policy.schedules[schedule].birth,
            }),
            Predicate::Chosen { fact, .. } | Predicate::Compare { fact, .. } => Some(*fact),
            Predicate::All(_) | Predicate::Any(_) | Predicate::Not(_) | Predicate::Confirm(_) => None,
        }
    }

    /// Returns the fact that the applicant can clarify to resolve an unknown rule: one answered "不清楚", or the
    /// month in which the day would decide. `None` if the office decides.
    fn clarifiable_fact(&self, rule: &Rule) -> Option<FactIndex> {
        let is_unsure = |fact: &FactIndex| self.answers.get(*fact) == Some(Answer::Unsure);
        let fact = self.deciding_fact(rule)?;
        if is_unsure(&fact) {
            return Some(fact);
        }
        let Predicate::Month { moment, .. } = &rule.predicate else { return None };
        if let MomentSource::Schedule(schedule) = moment.from
            && self.lines_of(rule).len() > 1
        {
            let lines = self.policy.schedules[schedule].lines.iter();
            return lines.flat_map(|line| &line.selectors).map(|selector| selector.fact).find(is_unsure);
        }
        Some(fact)
    }

    /// Removes reasons about unanswered questions that will not be asked, unless no other reason remains.
    /// `missing` holds the facts that will be asked.
    pub(crate) fn remove_unasked(&self, reasons: &mut Vec<Reason>, missing: &[FactIndex]) {
        let unasked = |reason: &Reason| {
            let fact = self.deciding_fact(&self.policy.rules[reason.rule]);
            fact.is_some_and(|fact| self.answers.get(fact).is_none() && !missing.contains(&fact))
        };
        if !reasons.iter().all(unasked) {
            reasons.retain(|reason| !unasked(reason));
        }
    }

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
