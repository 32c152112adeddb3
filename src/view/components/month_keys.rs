//! A month entered by touch: the decade, the year, the month, each from a few large keys.

use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el};
use content::text::{self, format_integer, interpolate, interpolate_number};
use eligibility::Month;
use widget_state::year_spans::year_spans;
use widget_state::{Draft, Message, QuestionMessage};

/// Renders the keys for a month from `first` to `last`.
pub(crate) fn month_keys(cx: &ViewContext, first: Month, last: Month) -> Element {
    let Draft::Month { decade, year, month: chosen } = cx.state.check.draft else {
        return el("div").empty();
    };
    let spans = year_spans(&cx.situation(), first, last);
    let span_of = |year: i32| spans.iter().copied().find(|[_, last]| year <= *last);
    let span = year.or(decade).and_then(span_of);
    let mut so_far = el("p").class("touch-so-far");
    let mut keys = el("div").class("touch-keys");
    let mut add = |message: QuestionMessage, words: &str, is_chosen: bool| {
        let key = button("key").onclick_once(cx, Message::Question(message)).text(words);
        keys.add_child(key.boolean_attribute("aria-pressed", is_chosen));
    };
    let asked = match (span, year) {
        (_, Some(year)) => {
            let fits = |month: &u32| Month::new(year, *month).is_some_and(|it| (first..=last).contains(&it));
            for month in (1..=12).filter(fits) {
                let words = interpolate_number(text::QUESTION_MONTH_OPTION, month as usize);
                add(QuestionMessage::MonthTapped(month), &words, chosen == Some(month));
            }
            text::QUESTION_TOUCH_MONTH
        }
        (Some([from, to]), None) => {
            for year in from.max(first.year())..=to.min(last.year()) {
                add(QuestionMessage::YearChosen(Some(year)), &year_words(year), false);
            }
            text::QUESTION_TOUCH_YEAR
        }
        (None, None) => {
            for span in &spans {
                add(QuestionMessage::DecadeChosen(Some(span[0])), &span_words(*span), false);
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
    if let Some(span) = span {
        add_chosen(QuestionMessage::DecadeChosen(None), &span_words(span));
    }
    if let Some(year) = year {
        add_chosen(QuestionMessage::DecadeChosen(span.map(|span| span[0])), &year_words(year));
    }
    el("div")
        .class("touch-month")
        .with_optional_child(span.map(|_| so_far))
        .with_child(el("p").class("touch-asked").attribute("role", "status").text(asked))
        .with_child(keys)
}

fn span_words(span: [i32; 2]) -> String {
    let [first, last] = span.map(|year| format_integer(year.into()));
    interpolate(text::QUESTION_DECADE, &[("first", &first), ("last", &last)])
}

fn year_words(year: i32) -> String {
    interpolate_number(text::QUESTION_YEAR_OPTION, year as usize)
}
