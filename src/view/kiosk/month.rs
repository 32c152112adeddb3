//! A month, by touch alone: the decade, the year, the month, each from a few large keys.

use crate::view::context::Scene;
use crate::view::element::{Tag, button, classed, tag};
use content::text::{self, interpolate, interpolate_number};
use eligibility::Month;
use widget_state::kiosk::KioskEvent;
use widget_state::{Draft, Message};

/// The keys for a month that lies between `first` and `last`.
pub(super) fn month(scene: &Scene, first: Month, last: Month) -> Tag {
    let Draft::Month { year, month: chosen } = scene.state.draft else { return tag("div") };
    let decade = scene.state.kiosk.as_ref().and_then(|kiosk| kiosk.decade);
    let decade = year.map(decade_of).or(decade);
    let (asked, keys) = match (decade, year) {
        (_, Some(year)) => (text::KIOSK_MONTH, months(scene, first, last, year, chosen)),
        (Some(decade), None) => (text::KIOSK_YEAR, years(scene, first, last, decade)),
        (None, None) => (text::KIOSK_DECADE, decades(scene, first, last)),
    };
    classed("div", "touch-month")
        .maybe(decade.map(|decade| chosen_so_far(scene, decade, year)))
        .with(classed("p", "touch-asked").set("role", "status").text(asked))
        .with(keys)
}

fn decade_of(year: i32) -> i32 {
    year.div_euclid(10) * 10
}

/// What was chosen, each to be chosen again.
fn chosen_so_far(scene: &Scene, decade: i32, year: Option<i32>) -> Tag {
    let again = |message: Message, words: String| {
        button("touch-chosen")
            .set("aria-label", &interpolate(text::KIOSK_AGAIN, &[("what", &words)]))
            .on_click(scene, message)
            .text(&words)
    };
    let decade_words = interpolate_number(text::QUESTION_DECADE, decade as usize);
    let year = year.map(|year| {
        let words = interpolate_number(text::QUESTION_YEAR_OPTION, year as usize);
        again(Message::Kiosk(KioskEvent::DecadeChosen(Some(decade_of(year)))), words)
    });
    classed("p", "touch-so-far")
        .with(again(Message::Kiosk(KioskEvent::DecadeChosen(None)), decade_words))
        .maybe(year)
}

fn decades(scene: &Scene, first: Month, last: Month) -> Tag {
    let mut keys = classed("div", "touch-keys");
    for decade in decade_of(first.year()) / 10..=decade_of(last.year()) / 10 {
        let words = interpolate_number(text::QUESTION_DECADE, decade as usize * 10);
        let event = KioskEvent::DecadeChosen(Some(decade * 10));
        keys.push(key(scene, Message::Kiosk(event), &words));
    }
    keys
}

fn years(scene: &Scene, first: Month, last: Month, decade: i32) -> Tag {
    let mut keys = classed("div", "touch-keys");
    for year in decade.max(first.year())..=(decade + 9).min(last.year()) {
        let words = interpolate_number(text::QUESTION_YEAR_OPTION, year as usize);
        keys.push(key(scene, Message::YearChosen(Some(year)), &words));
    }
    keys
}

fn months(scene: &Scene, first: Month, last: Month, year: i32, chosen: Option<u32>) -> Tag {
    let mut keys = classed("div", "touch-keys");
    let fits = |month: &u32| Month::new(year, *month).is_some_and(|month| (first..=last).contains(&month));
    for month in (1..=12).filter(fits) {
        let words = interpolate_number(text::QUESTION_MONTH_OPTION, month as usize);
        let key = key(scene, Message::Kiosk(KioskEvent::MonthTapped(month)), &words);
        keys.push(key.either("aria-pressed", chosen == Some(month)));
    }
    keys
}

fn key(scene: &Scene, message: Message, words: &str) -> Tag {
    button("key").on_click(scene, message).text(words)
}
