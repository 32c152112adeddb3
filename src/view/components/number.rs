//! An input for a number with its unit.

use super::field_error::mark_invalid;
use super::month::labelled_field;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use crate::view::events::value;
use content::text::{self, interpolate};
use widget_state::{Draft, Message, QuestionMessage};

/// Renders the input.
pub(crate) fn number_input(cx: &ViewContext, unit: &str) -> Element {
    let Draft::Number(typed) = &cx.state.check.draft else { return el("div").empty() };
    let input = el("input")
        .class("input")
        .attribute("type", "text")
        .attribute("inputmode", "decimal")
        .attribute("autocomplete", "off")
        .value(typed)
        .oninput(cx, |event| Some(Message::Question(QuestionMessage::NumberTyped(value(event)))));
    let row = el("span")
        .class("number")
        .with_child(mark_invalid(input, cx.state.check.form_error.is_some()))
        .with_child(el("span").class("number-unit").attribute("aria-hidden", "true").text(unit));
    labelled_field(&interpolate(text::QUESTION_NUMBER, &[("unit", unit)]), row)
}
