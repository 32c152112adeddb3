//! The outcomes that the possible answers to a question lead to, for a user who answered "不清楚".

use content::outcome::outcome_words;
use eligibility::completions::CompletionSpace;
use eligibility::evaluate::Situation;
use eligibility::policy::{FactIndex, FactKind};
use eligibility::verdict::evaluate_with;
use eligibility::{Answer, Answers, Verdict};

/// An outcome, and the options that lead to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionOutcome<'a> {
    /// The title that the result will have; that of the best possible result if further questions follow.
    pub title: &'a str,
    /// Whether no further questions follow.
    pub is_settled: bool,
    /// The labels of the options.
    pub options: Vec<&'a str>,
}

/// Returns what each option of `fact` would lead to, with the other answers as they are. Empty for a month or
/// a number, which have too many values to list.
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
        let is_settled = completions.path(&answers).next.is_none();
        let title = outcome_words(policy, &best_verdict(&completions, answers.clone())).title;
        match outcomes.iter_mut().find(|known| (known.title, known.is_settled) == (title, is_settled)) {
            Some(known) => known.options.push(&option.label),
            None => outcomes.push(OptionOutcome { title, is_settled, options: vec![&option.label] }),
        }
    }
    outcomes
}

/// Returns the verdict after answers to the questions that follow which lead to the best outcome; unsure only
/// where no other answer does.
fn best_verdict(completions: &CompletionSpace<'_>, mut answers: Answers) -> Verdict {
    let mut path = completions.path(&answers);
    let best = completions.best(&path.answers);
    while let Some(next) = path.next {
        answers.set(next, Some(Answer::Unsure));
        for answer in completions.representatives(next).iter().filter(|answer| **answer != Answer::Unsure) {
            let mut tried = answers.clone();
            tried.set(next, Some(*answer));
            if completions.best(&completions.path(&tried).answers) == best {
                answers = tried;
                break;
            }
        }
        path = completions.path(&answers);
    }
    evaluate_with(completions, &answers)
}
