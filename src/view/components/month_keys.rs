//! A month entered by touch: the decade, the year, the month, each from a few large keys.

use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el};
use content::text::{self, format_integer, interpolate, interpolate_number};
use eligibility::Month;
use widget_state::{Draft, Message, QuestionMessage};

/// Renders the keys for a month from `first` to `last`.
pub(crate) fn month_keys(cx: &ViewContext, first: Month, last: Month) -> Element {
    let Draft::Month { decade, year, month: chosen } = cx.state.check.draft else {
        return el("div").empty();
    };
    let decade = year.map(decade_of).or(decade);
    let mut so_far = el("p").class("touch-so-far");
    let mut keys = el("div").class("touch-keys");
    let mut add = |message: QuestionMessage, words: &str, is_chosen: bool| {
        let key = button("key").onclick_once(cx, Message::Question(message)).text(words);
        keys.add_child(key.boolean_attribute("aria-pressed", is_chosen));
    };
    let asked = match (decade, year) {
        (_, Some(year)) => {
            let fits = |month: &u32| Month::new(year, *month).is_some_and(|it| (first..=last).contains(&it));
            for month in (1..=12).filter(fits) {
                let words = interpolate_number(text::QUESTION_MONTH_OPTION, month as usize);
                add(QuestionMessage::MonthTapped(month), &words, chosen == Some(month));
            }
            text::QUESTION_TOUCH_MONTH
        }
        (Some(decade), None) => {
            for year in decade.max(first.year())..=(decade + 9).min(last.year()) {
                add(QuestionMessage::YearChosen(Some(year)), &year_words(year), false);
            }
            text::QUESTION_TOUCH_YEAR
        }
        (None, None) => {
            for decade in (decade_of(first.year())..=last.year()).step_by(10) {
                add(QuestionMessage::DecadeChosen(Some(decade)), &decade_words(decade), false);
            }
            text::QUESTION_TOUCH_DECADE
        }
    };
    // Each choice so far is a button that returns to it.
    let mut add_chosen = |message: QuestionMessage, words: &str| {
        let again = interpolate(text::QUESTION_TOUCH_AGAIN, &[("what", words)]);
        let button = button("touch-chosen").attribute("aria-label", &again);
        so_far.add_child(button.onclick(cx, Message::Question(message)).text(words));
    };
    if let Some(decade) = decade {
        add_chosen(QuestionMessage::DecadeChosen(None), &decade_words(decade));
    }
    if let Some(year) = year {
        add_chosen(QuestionMessage::DecadeChosen(decade), &year_words(year));
    }
    el("div")
        .class("touch-month")
        .with_optional_child(decade.map(|_| so_far))
        .with_child(el("p").class("touch-asked").attribute("role", "status").text(asked))
        .with_child(keys)
}

fn decade_of(year: i32) -> i32 {
    year.div_euclid(10) * 10
}

fn decade_words(decade: i32) -> String {
    let [first, last] = [decade, decade + 9].map(|year| format_integer(year.into()));
    interpolate(text::QUESTION_DECADE, &[("first", &first), ("last", &last)])
}

fn year_words(year: i32) -> String {
    interpolate_number(text::QUESTION_YEAR_OPTION, year as usize)
}
