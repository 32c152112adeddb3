//! The outcomes that the possible answers to a question lead to, for a user who answered "不清楚".

use eligibility::completions::CompletionSpace;
use eligibility::evaluate::Situation;
use eligibility::policy::{FactIndex, FactKind};
use eligibility::{Answer, Outcome};

/// An outcome, and the options that lead to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionOutcome<'a> {
    /// The outcome; the best possible one if further questions follow.
    pub outcome: Outcome,
    /// Whether no further questions follow.
    pub is_settled: bool,
    /// The labels of the options.
    pub options: Vec<&'a str>,
}

/// Returns what each option of `fact` would lead to, with the other answers as they are. Empty for a month or a
/// number, which have too many values to list.
pub fn option_outcomes<'a>(situation: &Situation<'a>, fact: FactIndex) -> Vec<OptionOutcome<'a>> {
    let policy = situation.policy;
    let completions = CompletionSpace::new(policy, situation.as_of);
    let is_single = matches!(policy.facts[fact].kind, FactKind::Choice(_));
    let mut answers = situation.answers.clone();
    let mut outcomes: Vec<OptionOutcome<'a>> = Vec::new();
    for (index, option) in policy.facts[fact].kind.options().iter().enumerate() {
        answers.set(
            fact,
            Some(if is_single { Answer::Choice(index as u8) } else { Answer::Choices(1 << index) }),
        );
        let path = completions.path(&answers);
        let (outcome, is_settled) = (completions.best(&path.answers).into(), path.next.is_none());
        match outcomes.iter_mut().find(|known| (known.outcome, known.is_settled) == (outcome, is_settled)) {
            Some(known) => known.options.push(&option.label),
            None => outcomes.push(OptionOutcome { outcome, is_settled, options: vec![&option.label] }),
        }
    }
    outcomes
}
