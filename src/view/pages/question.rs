//! The page of a question.

use crate::view::components::field_error::field_error;
use crate::view::components::glossary_terms::{ExplainedTerms, glossary_terms};
use crate::view::components::month::month_select;
use crate::view::components::multi_choice::multi_choice;
use crate::view::components::number::number_input;
use crate::view::components::policy_banner::policy_banner;
use crate::view::components::progress::progress;
use crate::view::components::read_aloud_button::read_aloud_button;
use crate::view::components::section::disclosure;
use crate::view::components::single_choice::{single_choice, unsure_option};
use crate::view::context::ViewContext;
use crate::view::element::{Element, el, link};
use crate::view::events::Event;
use content::text::{self, interpolate};
use eligibility::Policy;
use eligibility::policy::{FactIndex, FactKind};
use widget_state::{Draft, Message, QuestionMessage, Route};

pub(super) fn page(cx: &ViewContext) -> Element {
    page_with(cx, form)
}

/// Renders the page with the form that `form` renders: a kiosk has its own.
pub(crate) fn page_with(cx: &ViewContext, form: fn(&ViewContext, FactIndex) -> Element) -> Element {
    let Some(fact) = cx.state.fact(&cx.data) else { return super::not_found::page(cx) };
    let question = cx.policy().question(fact);
    let began_again = cx
        .state
        .check
        .redirected_to_first_question
        .then(|| el("p").class("notice").text(text::QUESTION_BEGAN_AGAIN));
    let help = (!question.help.is_empty()).then(|| el("p").class("help").text(&question.help));
    let answered = cx.situation().answers.get(fact).is_some();
    let onward = answered.then(|| onward(cx));
    let mut explained = ExplainedTerms::new();
    el("div")
        .class("question")
        .with_optional_child(policy_banner(cx))
        .with_child(progress(cx, fact))
        .with_optional_child(onward)
        .with_optional_child(began_again)
        .with_child(
            el("div")
                .class("question-ask")
                .with_child(cx.heading().words(&question.title))
                .with_optional_child(help)
                .with_optional_child(read_aloud_button(cx)),
        )
        .with_child(form(cx, fact))
        .with_optional_child(glossary_terms(cx, &visible_texts(cx.policy(), fact), &mut explained))
        .with_child(why(cx, fact, &mut explained))
}

/// Renders the link that leaves the answer as it is.
fn onward(cx: &ViewContext) -> Element {
    let policy = cx.policy_ref();
    let (route, words) = match cx.state.path(&cx.data).next {
        None => (Route::Result { policy }, text::QUESTION_TO_RESULT),
        Some(next) => {
            (Route::Question { policy, question: cx.policy().facts[next].id.clone() }, text::REVIEW_GO_ON)
        }
    };
    el("p").class("onward").with_child(link(&route.address()).text(words))
}

/// Returns the texts that are visible without opening a disclosure.
fn visible_texts(policy: &Policy, fact: FactIndex) -> Vec<&str> {
    let question = policy.question(fact);
    let mut seen = vec![question.help.as_str(), &question.none];
    if let FactKind::Choice(options) | FactKind::Choices(options) = &policy.facts[fact].kind {
        seen.extend(options.iter().flat_map(|option| [option.label.as_str(), &option.hint]));
    }
    seen
}

/// Renders the reason for the question and the conditions that depend on it.
fn why(cx: &ViewContext, fact: FactIndex, explained: &mut ExplainedTerms) -> Element {
    let policy = cx.policy();
    let fed = policy.conditions.iter().filter(|condition| policy.facts_read(condition.rule).contains(&fact));
    let fed: Vec<&str> = fed.map(|condition| policy.rules[condition.rule].name.as_str()).collect();
    let feeds = interpolate(text::QUESTION_FEEDS, &[("conditions", &fed.join(text::TREE_BREAK))]);
    let why = &policy.question(fact).why;
    disclosure("more why", text::QUESTION_WHY)
        .with_child(el("p").text(why))
        .with_child(el("p").text(&feeds))
        .with_optional_child(glossary_terms(cx, &[why, &feeds], explained))
}

/// Renders the form for `fact`: option buttons, checkboxes, month selects or a number field.
pub(crate) fn form(cx: &ViewContext, fact: FactIndex) -> Element {
    let policy = cx.policy();
    let question = policy.question(fact);
    let today = cx.situation().as_of.month;
    let fields = match &policy.facts[fact].kind {
        FactKind::Choice(options) => single_choice(cx, fact, question, options),
        FactKind::Choices(options) => multi_choice(cx, question, options),
        FactKind::Month { back, ahead } => {
            let is_birth = policy.schedules.iter().any(|schedule| schedule.birth == fact);
            let (first, last) = (today.plus(-back), today.plus(*ahead));
            // The keys come later than the first questions; until then there are the lists.
            let keys = cx.views.extras.map(|views| (views.month_keys)(cx, first, last));
            el("div").with_child(month_select(cx, first, last, is_birth)).with_optional_child(keys)
        }
        FactKind::Number { unit, .. } => number_input(cx, unit),
    };
    // Single-choice questions submit on tap, so they have no Next button.
    form_with_fields(cx, fact, fields, cx.state.check.draft != Draft::None)
}

/// Renders a form with these fields, with or without a Next button.
pub(crate) fn form_with_fields(cx: &ViewContext, fact: FactIndex, fields: Element, goes_on: bool) -> Element {
    let question = cx.policy().question(fact);
    let end = goes_on.then(|| {
        let next = el("button").class("button").attribute("type", "submit").text(text::QUESTION_NEXT);
        el("div").class("form-end").with_child(unsure_option(cx, fact, question)).with_child(next)
    });
    let fieldset = el("fieldset")
        .with_child(el("legend").class("unseen").text(&question.title))
        .with_child(field_error(cx.state.check.form_error))
        .with_child(fields);
    let has_keys = cx.views.extras.is_some() && matches!(cx.state.check.draft, Draft::Month { .. });
    el("form")
        .class(if has_keys { "form form-month" } else { "form" })
        .attribute("novalidate", "")
        .onsubmit(cx, submit)
        .with_child(fieldset)
        .with_optional_child(end)
}

fn submit(event: &Event) -> Option<Message> {
    event.prevent_default();
    Some(Message::Question(QuestionMessage::Submitted))
}
