//! The contents of a receipt in words: the outcome, and a line for each answer.

use super::glossary_terms::{ExplainedTerms, glossary_terms};
use super::icons::{StatusIcon, status_icon};
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use content::outcome::outcome_words;
use content::text;
use eligibility::evaluate::Situation;
use eligibility::policy::FactIndex;
use eligibility::{Policy, Verdict};

/// Renders an outcome with its icon.
pub(crate) fn outcome_summary(policy: &Policy, verdict: &Verdict) -> Element {
    let words = outcome_words(policy, verdict);
    let column = el("div")
        .class("carried-words")
        .with_child(el("strong").text(words.title))
        .with_child(el("p").text(words.summary));
    el("div")
        .class("carried-outcome")
        .with_child(status_icon(StatusIcon::from(verdict.outcome)))
        .with_child(column)
}

/// Renders the answers to `facts`, each with the short form of its question.
pub(crate) fn answer_list(cx: &ViewContext, situation: &Situation<'_>, facts: &[FactIndex]) -> Element {
    if facts.is_empty() {
        return el("p").text(text::RECEIPT_NO_ANSWERS);
    }
    let mut list = el("dl").class("answers");
    let mut texts = Vec::new();
    for fact in facts {
        let short = &situation.policy.question(*fact).short;
        let answer = situation.answer_text(*fact);
        list.add_child(list_line(short, &answer));
        texts.push([short, " ", &answer].concat());
    }
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    el("div").with_child(list).with_optional_child(glossary_terms(cx, &texts, &mut ExplainedTerms::new()))
}

/// Renders a line of a list of answers.
pub(crate) fn list_line(what: &str, is: &str) -> Element {
    el("div")
        .class("answer")
        .with_child(el("dt").text(what))
        .with_child(el("dd").class("answer-words").text(is))
}
