//! The format of answers in cases and in the table of persons.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourceFile;
use eligibility::policy::FactIndex;
use eligibility::{Answer, Answers, Date, Policy};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// Answers by the id of their fact.
pub type AnswersShape = BTreeMap<String, Spanned<AnswerShape>>;

/// One answer: an option, a month, a number or `?`; or a list of options.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum AnswerShape {
    /// An option, a month, a number or `?`.
    SpannedText(String),
    /// Several options.
    Words(Vec<String>),
}

/// Reads the answers to the policy's facts; reports unknown facts, and values that are not accepted on
/// `as_of`.
pub fn read_answers(
    shapes: &AnswersShape,
    policy: &Policy,
    as_of: Date,
    file: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) -> Answers {
    let mut answers = Answers::none(policy);
    for (id, words) in shapes {
        let read =
            policy.fact_index(id).and_then(|fact| Some((fact, answer(policy, fact, words.get_ref())?)));
        match read {
            Some((fact, answer)) if eligibility::answers::check(policy, fact, answer, as_of).is_ok() => {
                answers.set(fact, Some(answer));
            }
            _ => problems.push(file.problem(
                Code::UnknownId,
                words.span(),
                format!("`{id}` is no fact of the policy, or this is no answer to it on {as_of}"),
                "use a fact and an option of facts.toml, a month such as \"1974-05\", or \"?\"",
            )),
        }
    }
    answers
}

/// Parses one answer; returns `None` if it does not match the fact's kind.
pub(crate) fn answer(policy: &Policy, fact: FactIndex, shape: &AnswerShape) -> Option<Answer> {
    let kind = &policy.facts[fact].kind;
    match shape {
        AnswerShape::SpannedText(word) => Answer::parse(kind, word),
        AnswerShape::Words(words) => Answer::parse_list(kind, words.iter().map(String::as_str)),
    }
}
