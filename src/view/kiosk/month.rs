//! A month entered by touch: the decade, the year, the month, each from a few large keys.

use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el};
use content::text::{self, interpolate, interpolate_number};
use eligibility::Month;
use widget_state::kiosk::KioskEvent;
use widget_state::{Draft, Message, QuestionMessage};

/// Renders the keys for a month from `first` to `last`.
pub(super) fn month(cx: &ViewContext, first: Month, last: Month) -> Element {
    let Draft::Month { year, month: chosen } = cx.state.check.draft else { return el("div").empty() };
    let decade = cx.state.kiosk.as_ref().and_then(|kiosk| kiosk.decade);
    let decade = year.map(decade_of).or(decade);
    let (asked, keys) = match (decade, year) {
        (_, Some(year)) => (text::KIOSK_MONTH, months(cx, first, last, year, chosen)),
        (Some(decade), None) => (text::KIOSK_YEAR, years(cx, first, last, decade)),
        (None, None) => (text::KIOSK_DECADE, decades(cx, first, last)),
    };
    el("div")
        .class("touch-month")
        .with_optional_child(decade.map(|decade| chosen_so_far(cx, decade, year)))
        .with_child(el("p").class("touch-asked").attribute("role", "status").text(asked))
        .with_child(keys)
}

fn decade_of(year: i32) -> i32 {
    year.div_euclid(10) * 10
}

/// Renders the choices so far, each as a button that returns to it.
fn chosen_so_far(cx: &ViewContext, decade: i32, year: Option<i32>) -> Element {
    let again = |message: Message, words: String| {
        button("touch-chosen")
            .attribute("aria-label", &interpolate(text::KIOSK_AGAIN, &[("what", &words)]))
            .onclick(cx, message)
            .text(&words)
    };
    let decade_words = interpolate_number(text::QUESTION_DECADE, decade as usize);
    let year = year.map(|year| {
        let words = interpolate_number(text::QUESTION_YEAR_OPTION, year as usize);
        again(Message::Kiosk(KioskEvent::DecadeChosen(Some(decade_of(year)))), words)
    });
    el("p")
        .class("touch-so-far")
        .with_child(again(Message::Kiosk(KioskEvent::DecadeChosen(None)), decade_words))
        .with_optional_child(year)
}

fn decades(cx: &ViewContext, first: Month, last: Month) -> Element {
    let mut keys = el("div").class("touch-keys");
    for decade in decade_of(first.year()) / 10..=decade_of(last.year()) / 10 {
        let words = interpolate_number(text::QUESTION_DECADE, decade as usize * 10);
        let event = KioskEvent::DecadeChosen(Some(decade * 10));
        keys.add_child(key(cx, Message::Kiosk(event), &words));
    }
    keys
}

fn years(cx: &ViewContext, first: Month, last: Month, decade: i32) -> Element {
    let mut keys = el("div").class("touch-keys");
    for year in decade.max(first.year())..=(decade + 9).min(last.year()) {
        let words = interpolate_number(text::QUESTION_YEAR_OPTION, year as usize);
        keys.add_child(key(cx, Message::Question(QuestionMessage::YearChosen(Some(year))), &words));
    }
    keys
}

fn months(cx: &ViewContext, first: Month, last: Month, year: i32, chosen: Option<u32>) -> Element {
    let mut keys = el("div").class("touch-keys");
    let fits = |month: &u32| Month::new(year, *month).is_some_and(|month| (first..=last).contains(&month));
    for month in (1..=12).filter(fits) {
        let words = interpolate_number(text::QUESTION_MONTH_OPTION, month as usize);
        let key = key(cx, Message::Kiosk(KioskEvent::MonthTapped(month)), &words);
        keys.add_child(key.boolean_attribute("aria-pressed", chosen == Some(month)));
    }
    keys
}

fn key(cx: &ViewContext, message: Message, words: &str) -> Element {
    button("key").onclick_once(cx, message).text(words)
}
