//! Facts and the questions that ask for them.

use super::shapes::{
    FactShape, FactsFile, KindShape, OptionShape, QuestionShape, QuestionsFile, SpannedText,
};
use crate::diagnostic::{Code, Diagnostic, recorded};
use crate::ids::Ids;
use crate::source::SourceFile;
use eligibility::decimal;
use eligibility::policy::{ChoiceOption, Fact, FactKind, Question};

/// The number of bits of a multiple-choice answer, one for each option.
const MOST_OPTIONS: usize = 32;

/// Reads the facts with the labels of their options, and the questions in asking order.
pub(super) fn facts_and_questions(
    facts_file: &SourceFile,
    questions_file: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) -> Option<(Ids, Vec<Fact>, Vec<Question>)> {
    let shapes = recorded(facts_file.toml::<FactsFile>(), problems);
    let asked = recorded(questions_file.toml::<QuestionsFile>(), problems);
    let (shapes, asked) = (shapes?.fact, asked?.question);
    let ids = Ids::collect("fact", facts_file, shapes.iter().map(|shape| &shape.id), problems);
    // Called only because it reports a fact that is asked twice.
    Ids::collect("question for fact", questions_file, asked.iter().map(|shape| &shape.fact), problems);
    let questions =
        asked.iter().filter_map(|shape| question(shape, &ids, &shapes, questions_file, problems)).collect();
    let facts = shapes
        .iter()
        .map(|shape| {
            let words = asked.iter().find(|question| question.fact.get_ref() == shape.id.get_ref());
            if words.is_none() {
                problems.push(facts_file.problem(
                    Code::FactNeverAsked,
                    shape.id.span(),
                    format!("no question asks for the fact `{}`", shape.id.get_ref()),
                    format!(
                        "add a question with fact = \"{}\" to {}",
                        shape.id.get_ref(),
                        questions_file.path
                    ),
                ));
            }
            Fact {
                id: shape.id.get_ref().clone(),
                kind: kind(shape, words, facts_file, questions_file, problems),
            }
        })
        .collect();
    Some((ids, facts, questions))
}

fn question(
    shape: &QuestionShape,
    ids: &Ids,
    facts: &[FactShape],
    file: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) -> Option<Question> {
    let fact = ids.find(&shape.fact, file, problems)?;
    if (facts[fact].kind == KindShape::Choices) == shape.none.is_empty() {
        problems.push(file.problem(
            Code::Malformed,
            shape.fact.span(),
            "a question for several choices, and no other, names its \"none of these\"",
            "add none = \"…\" for kind = \"choices\", or remove it for other kinds",
        ));
    }
    Some(Question {
        fact,
        title: shape.title.clone(),
        help: shape.help.clone(),
        why: shape.why.clone(),
        short: shape.short.clone(),
        none: shape.none.clone(),
        unsure: shape.unsure.clone(),
        clarify: shape.clarify.clone(),
        presumptions: Vec::new(),
    })
}

fn kind(
    shape: &FactShape,
    words: Option<&QuestionShape>,
    facts_file: &SourceFile,
    questions_file: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) -> FactKind {
    let out_of_range = |message: &str, remedy: &str| {
        facts_file.problem(Code::OutOfRange, shape.id.span(), message.to_owned(), remedy.to_owned())
    };
    match shape.kind {
        KindShape::Choice | KindShape::Choices => {
            if !(2..=MOST_OPTIONS).contains(&shape.options.len()) {
                problems.push(out_of_range("a choice has 2 to 32 options", "add or remove options"));
            }
            let options = options(shape, words, facts_file, questions_file, problems);
            if shape.kind == KindShape::Choice {
                FactKind::Choice(options)
            } else {
                FactKind::Choices(options)
            }
        }
        KindShape::Month => {
            if shape.back_years < 0 || shape.ahead_years < 0 || shape.back_years + shape.ahead_years == 0 {
                problems.push(out_of_range(
                    "a month needs years to choose from",
                    "set back-years and ahead-years to numbers of years, not both 0",
                ));
            }
            FactKind::Month { back: shape.back_years * 12, ahead: shape.ahead_years * 12 }
        }
        KindShape::Number => {
            let mut bound = |word: &Option<SpannedText>| match word {
                Some(word) => scaled(word, shape.decimals, facts_file, problems).unwrap_or_default(),
                None => {
                    problems.push(out_of_range("a number needs its bounds", "set min and max"));
                    0
                }
            };
            let (min, max) = (bound(&shape.min), bound(&shape.max));
            FactKind::Number { min, max, decimals: shape.decimals, unit: shape.unit.clone() }
        }
    }
}

fn options(
    shape: &FactShape,
    words: Option<&QuestionShape>,
    facts_file: &SourceFile,
    questions_file: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) -> Vec<ChoiceOption> {
    let ids = Ids::collect("option", facts_file, shape.options.iter(), problems);
    let Some(question) = words else { return Vec::new() };
    for worded in question.options.keys() {
        ids.find(worded, questions_file, problems);
    }
    shape
        .options
        .iter()
        .map(|id| {
            let mut named = question.options.iter();
            let words =
                named.find(|(name, _)| name.get_ref() == id.get_ref()).map(|(_, words)| words.clone());
            if words.is_none() {
                problems.push(facts_file.problem(
                    Code::UnknownId,
                    id.span(),
                    format!("the option `{}` has no words", id.get_ref()),
                    format!("add [question.options.{}] to {}", id.get_ref(), questions_file.path),
                ));
            }
            let OptionShape { label, hint, short, clarify } = words.unwrap_or(OptionShape {
                label: String::new(),
                hint: String::new(),
                short: String::new(),
                clarify: String::new(),
            });
            ChoiceOption { id: id.get_ref().clone(), label, hint, short, clarify }
        })
        .collect()
}

/// Parses a decimal number; one of another form is a problem.
pub(super) fn scaled(
    word: &SpannedText,
    decimals: u8,
    file: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) -> Option<i32> {
    let text = word.get_ref();
    let number = decimal::parse(text, decimals);
    if number.is_none() {
        problems.push(file.problem(
            Code::OutOfRange,
            word.span(),
            format!("`{text}` is not a number with at most {decimals} digits after the point"),
            "write it in digits, such as \"95\" or \"95.5\"",
        ));
    }
    number
}
