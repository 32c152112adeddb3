//! What a receipt holds, in words: the outcome, and one line for each answer.

use super::explained::{Explained, explained};
use super::icons::{Sign, sign};
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use content::text;
use eligibility::evaluate::Situation;
use eligibility::policy::FactIndex;
use eligibility::{Outcome, Policy};

/// An outcome with its sign.
pub(crate) fn outcome(policy: &Policy, outcome: Outcome) -> Element {
    let words_of_it = outcome.text(policy);
    let said = el("div")
        .class("carried-words")
        .with_child(el("strong").text(&words_of_it.title))
        .with_child(el("p").text(&words_of_it.summary));
    el("div").class("carried-outcome").with_child(sign(Sign::from(outcome))).with_child(said)
}

/// The answers to `facts`, each with what was asked.
pub(crate) fn answers(cx: &ViewContext, situation: &Situation<'_>, facts: &[FactIndex]) -> Element {
    if facts.is_empty() {
        return el("p").text(text::RECEIPT_NO_ANSWERS);
    }
    let mut list = el("dl").class("answers");
    let mut said = Vec::new();
    for fact in facts {
        let short = &situation.policy.question(*fact).short;
        let answer = situation.answer_text(*fact);
        list.add_child(line(short, &answer));
        said.push([short, " ", &answer].concat());
    }
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    el("div").with_child(list).with_optional_child(explained(cx, &said, &mut Explained::new()))
}

/// One line of a list of answers.
pub(crate) fn line(what: &str, is: &str) -> Element {
    el("div")
        .class("answer")
        .with_child(el("dt").text(what))
        .with_child(el("dd").class("answer-words").text(is))
}
