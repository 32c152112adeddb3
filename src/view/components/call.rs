//! The help with the call to the office: the words to say, the city, and its verified offices. In the extras
//! chunk.

use super::month::labelled_field;
use super::section::section;
use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el, link};
use crate::view::events::value;
use content::call::{OFFICES, Office};
use content::text::{self, format_integer, interpolate};
use eligibility::evaluate::Situation;
use eligibility::policy::{ChoiceOption, FactIndex};
use eligibility::{Answer, Policy, Verdict};
use widget_state::call::{call_words, chosen_city, was_asked};
use widget_state::city::{OUTSIDE, PLACE_FACT, option_for};
use widget_state::{Message, QuestionMessage, ShareAction, ShareMessage, ShareOutcome};

/// Returns whether the words for the call are shown: for a finished check of the main policy.
pub(crate) fn has_call_words(cx: &ViewContext, policy: &Policy, verdict: &Verdict) -> bool {
    policy.id == cx.data.policies[0].id && verdict.path.next.is_none()
}

/// Renders the section of the visitor's own result.
pub(crate) fn call(cx: &ViewContext, verdict: &Verdict) -> Element {
    let situation = cx.situation();
    let place = situation.policy.fact_index(PLACE_FACT);
    let chosen = chosen_city(&situation, verdict);
    let unasked = place.filter(|place| !was_asked(verdict, *place));
    let city = place.and_then(|place| chosen_option(situation.policy.facts[place].kind.options(), chosen));
    words(&situation, verdict)
        .with_child(copy_button(cx, call_words(&situation, verdict)))
        .with_child(el("p").class("quiet").text(text::CALL_NOT_WRITTEN))
        .with_optional_child(unasked.map(|place| city_select(cx, place, chosen)))
        .with_optional_child(city.map(|city| offices(city, OFFICES.iter())))
}

/// Renders the words to say.
pub(crate) fn words(situation: &Situation<'_>, verdict: &Verdict) -> Element {
    section(text::CALL_TITLE)
        .class("part call")
        .with_child(el("p").class("quotation call-words").text(&call_words(situation, verdict)))
}

fn copy_button(cx: &ViewContext, words: String) -> Element {
    let status = match cx.state.share {
        Some(ShareOutcome::Copied) => text::CALL_COPIED,
        Some(ShareOutcome::Refused) => text::CALL_REFUSED,
        _ => "",
    };
    let copy = Message::Share(ShareMessage::Requested(ShareAction::Copy(words)));
    el("div")
        .class("screen-only")
        .with_child(button("button button-quiet").onclick(cx, copy).text(text::CALL_COPY))
        .with_child(el("p").class("quiet").attribute("role", "status").text(status))
}

/// Returns the option with this index if it was chosen.
fn chosen_option(options: &[ChoiceOption], chosen: Option<Answer>) -> Option<&ChoiceOption> {
    match chosen {
        Some(Answer::Choice(index)) => options.get(usize::from(index)),
        _ => None,
    }
}

/// Returns the indices of the cities; the city of the host page comes first.
fn city_order(cx: &ViewContext, place: FactIndex) -> impl Iterator<Item = usize> {
    let fact = &cx.policy().facts[place];
    let named = option_for(&cx.config.city, fact);
    named.into_iter().chain((0..fact.kind.options().len()).filter(move |index| Some(*index) != named))
}

/// Renders the question about the city, which can stay unanswered.
fn city_select(cx: &ViewContext, place: FactIndex, chosen: Option<Answer>) -> Element {
    let options = cx.policy().facts[place].kind.options();
    let mut list = el("select").class("select").onchange_with(cx, |event| {
        Some(Message::Question(QuestionMessage::CityChosen(value(event).parse().ok())))
    });
    let none = el("option").attribute("value", "").text(text::CALL_CITY_NONE);
    list.add_child(none.attribute_if("selected", chosen.is_none()));
    for index in city_order(cx, place) {
        let option = el("option").attribute("value", &format_integer(index as i64));
        let is_chosen = chosen == Some(Answer::Choice(index as u8));
        list.add_child(option.attribute_if("selected", is_chosen).text(&options[index].label));
    }
    el("div").class("screen-only").with_child(labelled_field(text::CALL_CITY, list))
}

/// Renders the verified offices of the city, or that none has been verified.
pub(crate) fn offices<'a>(city: &ChoiceOption, known: impl Iterator<Item = &'a Office>) -> Element {
    let mut list = el("ul").class("points");
    let mut is_empty = true;
    for office in known.filter(|office| office.city == city.id) {
        is_empty = false;
        list.add_child(office_item(office));
    }
    if is_empty {
        let words = if city.id == OUTSIDE { text::CALL_OUTSIDE } else { text::CALL_NO_OFFICE };
        list.add_child(el("li").text(&interpolate(words, &[("city", &city.label)])));
    }
    el("div").attribute("role", "status").with_child(list)
}

fn office_item(office: &Office) -> Element {
    let values = [
        ("county", office.county),
        ("name", office.name),
        ("address", office.address),
        ("hours", office.hours),
        ("source", office.source),
        ("checked", office.checked),
    ];
    let number = link(&["tel:", office.phone].concat()).class("hotline-number").text(office.phone);
    el("li")
        .text(&interpolate(text::CALL_OFFICE, &values))
        .with_child(el("p").class("hotline").with_child(number))
        .with_child(el("p").class("quiet").text(&interpolate(text::CALL_OFFICE_SOURCE, &values)))
}
