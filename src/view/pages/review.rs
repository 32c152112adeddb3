//! The page of all answers, each with a link to change it.

use crate::view::components::glossary_terms::{ExplainedTerms, glossary_terms};
use crate::view::components::policy_banner::policy_banner;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el, link};
use content::text::{self, interpolate};
use eligibility::completions::Path;
use eligibility::policy::FactIndex;
use widget_state::Route;

pub(crate) fn page(cx: &ViewContext) -> Element {
    let path = cx.state.path(&cx.data);
    let (onward, onward_words) = match path.next {
        None => (Route::Result { policy: cx.policy_ref() }, text::REVIEW_RESULT),
        Some(next) => (question(cx, next), text::REVIEW_GO_ON),
    };
    let lead = match path.next {
        None => text::REVIEW_LEAD,
        Some(_) => text::REVIEW_INCOMPLETE,
    };
    let answers = answers(cx, &path);
    let texts: Vec<String> = path.asked.iter().map(|fact| answer_sentence(cx, *fact)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let onward = link(&onward.address()).class("button").text(onward_words);
    el("div")
        .class("review")
        .with_optional_child(policy_banner(cx))
        .with_child(cx.heading().words(text::REVIEW_TITLE))
        .with_child(el("p").class("help").text(lead))
        .with_child(answers)
        .with_optional_child(glossary_terms(cx, &texts, &mut ExplainedTerms::new()))
        .with_child(el("p").class("form-end").with_child(onward))
}

/// Renders the answers of a path, each with a link to change it.
pub(crate) fn answers(cx: &ViewContext, path: &Path) -> Element {
    let mut list = el("dl").class("answers");
    for fact in &path.asked {
        list.add_child(answer(cx, *fact));
    }
    list
}

fn answer(cx: &ViewContext, fact: FactIndex) -> Element {
    let short = &cx.policy().question(fact).short;
    let change = link(&question(cx, fact).address())
        .attribute("aria-label", &interpolate(text::REVIEW_CHANGE_WHAT, &[("what", short)]))
        .text(text::REVIEW_CHANGE);
    el("div")
        .class("answer")
        .with_child(el("dt").text(short))
        .with_child(el("dd").class("answer-words").text(&cx.situation().answer_text(fact)))
        .with_child(el("dd").class("answer-change").with_child(change))
}

/// Returns a question and its answer as a visitor reads them.
fn answer_sentence(cx: &ViewContext, fact: FactIndex) -> String {
    [&cx.policy().question(fact).short, " ", &cx.situation().answer_text(fact)].concat()
}

fn question(cx: &ViewContext, fact: FactIndex) -> Route {
    Route::Question { policy: cx.policy_ref(), question: cx.policy().facts[fact].id.clone() }
}
