//! A month without typing: select elements for the keyboard and the screen reader, and keys for touch. The
//! style shows those that fit the device (`styles/question.css`).

use super::field_error::mark_invalid;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use crate::view::events::{Event, value};
use content::text::{self, format_integer, interpolate_number};
use eligibility::Month;
use widget_state::{Draft, Message, QuestionMessage};

/// Renders the select elements for a month from `first` to `last`. Browsers can fill in a birth month.
pub(crate) fn month_select(cx: &ViewContext, first: Month, last: Month, is_birth: bool) -> Element {
    let Draft::Month { year, month, .. } = cx.state.check.draft else { return el("div").empty() };
    let error = cx.state.check.form_error;
    let month_is_wrong = error.is_some_and(|error| error.is_about_month());
    let year_is_wrong = error.is_some() && !month_is_wrong;
    let years = (first.year()..=last.year()).rev().map(|year| year as u32);
    let years = select(text::QUESTION_YEAR_OPTION, years, year.map(|year| year as u32));
    let months = select(text::QUESTION_MONTH_OPTION, 1..=12, month);
    let known = |list: Element, what| if is_birth { list.attribute("autocomplete", what) } else { list };
    let years = known(years, "bday-year").onchange_with(cx, |event| {
        Some(Message::Question(QuestionMessage::YearChosen(selected_number(event).map(|year| year as i32))))
    });
    let months = known(months, "bday-month").onchange_with(cx, |event| {
        Some(Message::Question(QuestionMessage::MonthChosen(selected_number(event))))
    });
    el("div")
        .class("month")
        .with_child(labelled_field(text::QUESTION_YEAR, mark_invalid(years, year_is_wrong)))
        .with_child(labelled_field(text::QUESTION_MONTH, mark_invalid(months, month_is_wrong)))
}

/// Renders a field below its label.
pub(crate) fn labelled_field(label: &str, field: Element) -> Element {
    el("label").class("field").with_child(el("span").class("field-label").words(label)).with_child(field)
}

/// Renders a select element with a number in each option.
fn select(words: &str, numbers: impl Iterator<Item = u32>, chosen: Option<u32>) -> Element {
    let nothing = el("option").attribute("value", "").text(text::QUESTION_CHOOSE);
    let mut list = el("select").class("select").with_child(mark_selected(nothing, chosen.is_none()));
    for number in numbers {
        let option = el("option")
            .attribute("value", &format_integer(number.into()))
            .text(&interpolate_number(words, number as usize));
        list.add_child(mark_selected(option, chosen == Some(number)));
    }
    list
}

fn mark_selected(option: Element, is_chosen: bool) -> Element {
    if is_chosen { option.attribute("selected", "") } else { option }
}

/// Returns the number selected in the event's target.
fn selected_number(event: &Event) -> Option<u32> {
    value(event).parse().ok()
}
