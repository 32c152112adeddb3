//! Explains the truth of a rule in sentences, with the smallest operand that determines it.

mod values;

pub use values::number_text;

use crate::answers::Answer;
use crate::evaluate::Situation;
use crate::policy::{CitationIndex, FactIndex, MomentSource, Predicate, Rule, RuleIndex};
use crate::template::interpolate;
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
    /// The fact that the applicant can clarify, if that is why the rule is unknown; `None` if the office
    /// decides.
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
        let own = if self.has_several_lines(rule) { &rule.undecided } else { &rule.unknown };
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
            && self.has_several_lines(rule)
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
}
