//! The error message of a form, below its fields. A form error is never a verdict.

use crate::view::element::{Element, el};
use content::text;
use widget_state::Slip;

/// The id that invalid fields refer to with `aria-describedby`.
const SLIP_ID: &str = "qg-slip";

/// Renders the message; an empty live region while there is none, so that screen readers announce it later.
pub(crate) fn field_error(slip: Option<Slip>) -> Element {
    let words = slip.map_or("", message);
    el("p").class("slip").attribute("id", SLIP_ID).attribute("role", "alert").text(words)
}

/// Marks a field as invalid and links it with the message.
pub(crate) fn mark_invalid(field: Element, is_wrong: bool) -> Element {
    if is_wrong {
        field.attribute("aria-invalid", "true").attribute("aria-describedby", SLIP_ID)
    } else {
        field
    }
}

fn message(slip: Slip) -> &'static str {
    match slip {
        Slip::NothingTicked => text::QUESTION_SLIP_NOTHING_TICKED,
        Slip::YearMissing => text::QUESTION_SLIP_YEAR_MISSING,
        Slip::MonthMissing => text::QUESTION_SLIP_MONTH_MISSING,
        Slip::TooEarly => text::QUESTION_SLIP_TOO_EARLY,
        Slip::TooLate => text::QUESTION_SLIP_TOO_LATE,
        Slip::NotANumber => text::QUESTION_SLIP_NOT_A_NUMBER,
        Slip::TooSmall => text::QUESTION_SLIP_TOO_SMALL,
        Slip::TooLarge => text::QUESTION_SLIP_TOO_LARGE,
    }
}
