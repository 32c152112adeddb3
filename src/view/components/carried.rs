//! What a receipt holds, in words: the outcome, and one line for each answer.

use super::explained::{Explained, explained};
use super::icons::{Sign, sign};
use crate::view::context::Scene;
use crate::view::element::{Tag, classed, tag, words};
use content::text;
use eligibility::evaluate::Situation;
use eligibility::policy::FactIndex;
use eligibility::{Outcome, Policy};

/// An outcome with its sign.
pub(crate) fn outcome(policy: &Policy, outcome: Outcome) -> Tag {
    let words_of_it = outcome.text(policy);
    let said = classed("div", "carried-words")
        .with(words("strong", &words_of_it.title))
        .with(words("p", &words_of_it.summary));
    classed("div", "carried-outcome").with(sign(Sign::from(outcome))).with(said)
}

/// The answers to `facts`, each with what was asked.
pub(crate) fn answers(scene: &Scene, situation: &Situation<'_>, facts: &[FactIndex]) -> Tag {
    if facts.is_empty() {
        return words("p", text::RECEIPT_NO_ANSWERS);
    }
    let mut list = classed("dl", "answers");
    let mut said = Vec::new();
    for fact in facts {
        let short = &situation.policy.question(*fact).short;
        let answer = situation.answer_text(*fact);
        list.push(line(short, &answer));
        said.push([short, " ", &answer].concat());
    }
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    tag("div").with(list).maybe(explained(scene, &said, &mut Explained::new()))
}

/// One line of a list of answers.
pub(crate) fn line(what: &str, is: &str) -> Tag {
    classed("div", "answer").with(words("dt", what)).with(classed("dd", "answer-words").text(is))
}
