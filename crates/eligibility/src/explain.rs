//! Why a rule is what it is, in sentences: the smallest part of the rule that carries its truth.

use crate::answers::Answer;
use crate::calendar::Month;
use crate::evaluate::Situation;
use crate::policy::{CitationIndex, FactIndex, FactKind, MomentSource, Predicate, Rule, RuleIndex};
use crate::sorted::sorted_unique;
use crate::template::{format_integer, interpolate, write_number_template, write_template};
use crate::truth::Truth;
use alloc::{string::String, vec::Vec};

/// One sentence of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The rule that speaks.
    pub rule: RuleIndex,
    /// What is true of it.
    pub truth: Truth,
    /// The sentence.
    pub text: String,
    /// The facts it rests on.
    pub facts: Vec<FactIndex>,
    /// The clauses it rests on.
    pub citations: Vec<CitationIndex>,
}

impl Situation<'_> {
    /// The sentences that say why `rule` is met, not met or unknown. Each rule speaks once.
    pub fn reasons(&self, rule: RuleIndex) -> Vec<Reason> {
        self.reasons_given(rule, &self.truths())
    }

    /// As [`Situation::reasons`], where the truth of every rule is known.
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
            });
            return;
        }
        match &rule.predicate {
            // The parts that carry the truth of their whole: the first that settles it alone, else
            // all that have that truth.
            Predicate::All(parts) | Predicate::Any(parts) => {
                let settling =
                    if matches!(rule.predicate, Predicate::All(_)) { Truth::NotMet } else { Truth::Met };
                let enough = if truth == settling { 1 } else { usize::MAX };
                for part in parts.iter().filter(|part| truths[**part] == truth).take(enough) {
                    self.collect_reasons(*part, truths, reasons);
                }
            }
            Predicate::Not(part) | Predicate::Confirm(part) => self.collect_reasons(*part, truths, reasons),
            Predicate::Chosen { .. } | Predicate::Compare { .. } | Predicate::Month { .. } => {}
        }
    }

    /// What the rule itself says, if it speaks for its parts.
    fn sentence(&self, rule: &Rule, truth: Truth, truths: &[Truth]) -> Option<String> {
        let own = match truth {
            Truth::Met => &rule.met,
            Truth::NotMet => &rule.not_met,
            Truth::Unknown => return self.unknown_sentence(rule, truths),
        };
        (!own.is_empty()).then(|| self.interpolate(own, rule))
    }

    fn unknown_sentence(&self, rule: &Rule, truths: &[Truth]) -> Option<String> {
        // What cannot be said although its part is not unknown is the rule's own to explain.
        if let Predicate::Confirm(part) = rule.predicate
            && truths[part] == Truth::Unknown
        {
            return None;
        }
        let phrases = &self.policy.phrases;
        let phrase = match self.turns_on(rule).map(|fact| (fact, self.answers.get(fact))) {
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

    /// The fact without which a test can say nothing.
    fn turns_on(&self, rule: &Rule) -> Option<FactIndex> {
        match &rule.predicate {
            // Of the facts a schedule reads, the month comes first: without it there is no line.
            Predicate::Month { moment, .. } => Some(match moment.from {
                MomentSource::Fact(fact) => fact,
                MomentSource::Schedule(schedule) => self.policy.schedules[schedule].birth,
            }),
            Predicate::Chosen { fact, .. } | Predicate::Compare { fact, .. } => Some(*fact),
            Predicate::All(_) | Predicate::Any(_) | Predicate::Not(_) | Predicate::Confirm(_) => None,
        }
    }

    /// Leaves out that a question was not answered which nobody will ask, where something else
    /// explains the condition. `missing` are the facts that will be asked.
    pub(crate) fn leave_out_unasked(&self, reasons: &mut Vec<Reason>, missing: &[FactIndex]) {
        let unasked = |reason: &Reason| {
            let fact = self.turns_on(&self.policy.rules[reason.rule]);
            fact.is_some_and(|fact| self.answers.get(fact).is_none() && !missing.contains(&fact))
        };
        if !reasons.iter().all(unasked) {
            reasons.retain(|reason| !unasked(reason));
        }
    }

    /// Fills the placeholders of `text`, which belongs to `rule`; docs/data.md lists them.
    pub fn interpolate(&self, text: &str, rule: &Rule) -> String {
        let mut filled = String::with_capacity(text.len() + 64);
        write_template(&mut filled, text, &|filled, name| {
            self.write_placeholder(filled, name, rule);
            true
        });
        filled
    }

    /// Writes the value of a placeholder in a sentence of `rule`; nothing where it has none.
    pub(crate) fn write_placeholder(&self, text: &mut String, name: &str, rule: &Rule) {
        let (kind, of) = name.split_once(':').unwrap_or((name, ""));
        // Another rule's, where one is named.
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
                for (place, line) in self.lines_of(of_rule()).iter().enumerate() {
                    if place > 0 {
                        text.push_str(&phrases.or);
                    }
                    self.write_line_phrase(text, &phrases.listed_line, *line);
                }
            }
            _ => {}
        }
    }

    /// The month a rule's test turns on; the first, while several lines are possible.
    fn write_moment(&self, text: &mut String, rule: &Rule) {
        if let Predicate::Month { moment, .. } = rule.predicate
            && let Some(first) = self.months_of(moment).into_iter().min()
        {
            self.write_month(text, first);
        }
    }

    /// The possible lines of the schedule a rule's test turns on, the
    /// earliest first, without repetition.
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

    /// One of a rule's lines, marked as the earliest or latest where there are several.
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

    /// A month in words.
    pub fn month_text(&self, month: Month) -> String {
        let mut text = String::new();
        self.write_month(&mut text, month);
        text
    }

    pub(crate) fn write_month(&self, text: &mut String, month: Month) {
        let numbers = [("year", month.year().into()), ("month", month.month().into())];
        write_number_template(text, &self.policy.phrases.month, &numbers);
    }

    /// An age, given in months, in words.
    pub fn age_text(&self, months: i32) -> String {
        let mut text = String::new();
        self.write_age(&mut text, months);
        text
    }

    fn write_age(&self, text: &mut String, months: i32) {
        let (years, months) = (months / 12, months % 12);
        let phrases = &self.policy.phrases;
        let phrase = if months == 0 { &phrases.age } else { &phrases.age_with_months };
        write_number_template(text, phrase, &[("years", years.into()), ("months", months.into())]);
    }

    /// The answer to `fact` in words; empty when there is none.
    pub fn answer_text(&self, fact: FactIndex) -> String {
        let mut text = String::new();
        self.write_answer(&mut text, fact);
        text
    }

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
                for (place, (_, option)) in options.enumerate() {
                    if place > 0 {
                        text.push_str(&self.policy.phrases.and);
                    }
                    text.push_str(&option.short);
                }
            }
        }
    }
}

/// A line of a schedule that may be the person's: the age in months, and when it is reached.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct PossibleLine {
    age: i32,
    month: Month,
}

/// A scaled number with its point and unit, without going through floating point.
pub fn number_text(number: i32, kind: &FactKind) -> String {
    let FactKind::Number { decimals, unit, .. } = kind else { return format_integer(number.into()) };
    let scale = 10i32.pow(u32::from(*decimals));
    let (whole, part) = (number / scale, (number % scale).abs());
    let mut text = format_integer(whole.into());
    if part != 0 {
        text.push('.');
        // The digit in front keeps the zeros behind the point.
        text.push_str(&format_integer((scale + part).into())[1..]);
    }
    text.push_str(unit);
    text
}
