//! Checks the references within a policy.

use crate::policy::{CitationIndex, FactIndex, FactKind, MomentSource, Policy, Predicate, Question};

impl Policy {
    /// Returns whether every index is in range and every rule comes after the rules it refers to, so that
    /// evaluation cannot fail. Always true for a policy that the compiler wrote.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let fact = |index: &FactIndex| *index < self.facts.len();
        let cited = |list: &[CitationIndex]| list.iter().all(|index| *index < self.citations.len());
        let rules = self.rules.iter().enumerate().all(|(index, rule)| {
            cited(&rule.citations)
                && match &rule.predicate {
                    Predicate::All(operands) | Predicate::Any(operands) => {
                        operands.iter().all(|operand| *operand < index)
                    }
                    Predicate::Not(operand) | Predicate::Confirm(operand) => *operand < index,
                    Predicate::Chosen { fact: of, .. } | Predicate::Compare { fact: of, .. } => fact(of),
                    Predicate::Month { moment, .. } => match moment.from {
                        MomentSource::Fact(of) => fact(&of),
                        MomentSource::Schedule(schedule) => schedule < self.schedules.len(),
                    },
                }
        });
        let schedules = self.schedules.iter().all(|schedule| {
            fact(&schedule.birth)
                && schedule.lines.iter().flat_map(|line| &line.selectors).all(|selector| fact(&selector.fact))
        });
        let asked =
            (0..self.facts.len()).all(|index| self.questions.iter().any(|question| question.fact == index));
        rules
            && schedules
            && asked
            && self.questions.iter().all(|question| fact(&question.fact) && self.presumes_soundly(question))
            && self.facts.iter().all(|fact| fact.kind.options().len() <= 32)
            && self.conditions.iter().all(|condition| condition.rule < self.rules.len())
            && self.periods.iter().all(|period| cited(&period.citations))
            && self
                .citations
                .iter()
                .all(|citation| citation.source.is_none_or(|source| source < self.sources.len()))
    }
    /// Returns whether each presumption of `question` names a rule on earlier facts and an option of a
    /// choice.
    fn presumes_soundly(&self, question: &Question) -> bool {
        let kind = &self.facts[question.fact].kind;
        question.presumptions.iter().all(|presumption| {
            matches!(kind, FactKind::Choice(options) if usize::from(presumption.option) < options.len())
                && presumption.when < self.rules.len()
                && self.facts_read(presumption.when).iter().all(|read| *read < question.fact)
        })
    }
}
