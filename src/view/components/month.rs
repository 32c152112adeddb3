//! Select elements for a year and a month: nothing has to be typed.

use super::field_error::mark_invalid;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use crate::view::events::{Event, value};
use content::text::{self, format_integer, interpolate_number};
use eligibility::Month;
use widget_state::{Draft, Message, QuestionMessage};

/// Renders the select elements for a month from `first` to `last`. Browsers can fill in a birth month.
pub(crate) fn month_select(cx: &ViewContext, first: Month, last: Month, is_birth: bool) -> Element {
    let Draft::Month { year, month } = cx.state.check.draft else { return el("div").empty() };
    let slip = cx.state.check.form_error;
    let month_is_wrong = slip.is_some_and(|slip| slip.is_about_month());
    let year_is_wrong = slip.is_some() && !month_is_wrong;
    let years = decades(select(year.is_none()), first.year(), last.year(), year);
    let mut months = select(month.is_none());
    for number in 1..=12 {
        months.add_child(option(number, text::QUESTION_MONTH_OPTION, month == Some(number)));
    }
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
    el("label").class("field").with_child(el("span").class("field-label").text(label)).with_child(field)
}

/// Adds the years to a select element, latest first, grouped by decade so that a long list can be scanned.
fn decades(mut list: Element, first: i32, last: i32, chosen: Option<i32>) -> Element {
    for decade in (first / 10..=last / 10).rev() {
        let label = interpolate_number(text::QUESTION_DECADE, decade as usize * 10);
        let mut group = el("optgroup").attribute("label", &label);
        for year in ((decade * 10).max(first)..=(decade * 10 + 9).min(last)).rev() {
            group.add_child(option(year as u32, text::QUESTION_YEAR_OPTION, chosen == Some(year)));
        }
        list.add_child(group);
    }
    list
}

fn select(nothing_chosen: bool) -> Element {
    let nothing = el("option").attribute("value", "").text(text::QUESTION_CHOOSE);
    el("select").class("select").with_child(mark_selected(nothing, nothing_chosen))
}

fn option(number: u32, words: &str, is_chosen: bool) -> Element {
    let option = el("option")
        .attribute("value", &format_integer(number.into()))
        .text(&interpolate_number(words, number as usize));
    mark_selected(option, is_chosen)
}

fn mark_selected(option: Element, is_chosen: bool) -> Element {
    if is_chosen { option.attribute("selected", "") } else { option }
}

/// Returns the number selected in the event's target.
fn selected_number(event: &Event) -> Option<u32> {
    value(event).parse().ok()
}
