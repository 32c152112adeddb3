//! Measures the effort from the start page to the verdict: the number of taps, and of characters to read.
//!
//! Counted is what the page shows to a visitor with a phone: the main part of the start page, then each
//! question with its help, its options and the hints shown beside them. Not counted are the header and
//! footer, what a disclosure hides, and numbers. Only Chinese characters count.

use data_compiler::Diagnostic;
use data_compiler::policies::cases::read_cases;
use data_compiler::texts::text;
use eligibility::completions::CompletionSpace;
use eligibility::policy::{FactIndex, FactKind};
use eligibility::{Answer, Policy};
use std::path::Path;

/// The taps from the decade to the month on a touch screen, of which the last answers.
const MONTH_TAPS: usize = 3;
/// The number of options of a multiple-choice question from which its hints are in a disclosure
/// (`src/view/components/multi_choice.rs`).
const HINTS_HIDDEN_FROM: usize = 6;
/// The texts of the start page before its first button, the button, and its words.
const START_TEXTS: [&str; 4] = ["START_ASK", "START_LEAD", "START_CHECK", "START_CHECK_WORDS"];

/// The effort of the person in one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effort {
    /// The description of the person.
    pub story: String,
    /// The taps from the start page to the verdict.
    pub taps: usize,
    /// The characters to read.
    pub characters: usize,
    /// The number of questions.
    pub questions: usize,
}

/// Returns the effort for each case of `policy` that reaches a verdict.
///
/// # Errors
/// The errors of the cases and of the texts.
pub fn efforts(root: &Path, policy: &Policy) -> Result<Vec<Effort>, Vec<Diagnostic>> {
    let mut start = characters(&policy.name);
    for name in START_TEXTS {
        start += characters(&text(root, name)?);
    }
    let mut efforts = Vec::new();
    for case in read_cases(root, policy)? {
        let path = CompletionSpace::new(policy, case.as_of).path(&case.answers);
        if path.next.is_some() {
            continue;
        }
        let mut effort =
            Effort { story: case.story, taps: 1, characters: start, questions: path.asked.len() };
        for fact in path.asked {
            effort.taps += taps(path.answers.get(fact));
            effort.characters += question_characters(policy, fact);
        }
        efforts.push(effort);
    }
    Ok(efforts)
}

/// Returns the median and the largest of some numbers.
pub fn median_and_worst(numbers: impl Iterator<Item = usize>) -> (usize, usize) {
    let mut sorted: Vec<usize> = numbers.collect();
    sorted.sort_unstable();
    (sorted.get(sorted.len() / 2).copied().unwrap_or(0), sorted.last().copied().unwrap_or(0))
}

/// Returns the taps of an answer. A number is typed: one tap for the field, one for the button.
fn taps(answer: Option<Answer>) -> usize {
    match answer {
        None | Some(Answer::Unsure | Answer::Choice(_)) => 1,
        Some(Answer::Choices(options)) => (options.count_ones() as usize).max(1) + 1,
        Some(Answer::Month(_)) => MONTH_TAPS,
        Some(Answer::Number(_)) => 2,
    }
}

fn question_characters(policy: &Policy, fact: FactIndex) -> usize {
    let question = policy.question(fact);
    let kind = &policy.facts[fact].kind;
    let options = kind.options();
    let shows_hints = !matches!(kind, FactKind::Choices(_)) || options.len() < HINTS_HIDDEN_FROM;
    let of_options: usize = options
        .iter()
        .map(|option| characters(&option.label) + if shows_hints { characters(&option.hint) } else { 0 })
        .sum();
    let own = [&question.title, &question.help, &question.none, &question.unsure];
    own.into_iter().map(|text| characters(text)).sum::<usize>() + of_options
}

/// Counts the Chinese characters.
fn characters(text: &str) -> usize {
    text.chars().filter(|character| ('\u{3400}'..='\u{9fff}').contains(character)).count()
}
