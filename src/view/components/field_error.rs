//! The error message of a form, below its fields. A form error is never a verdict.

use crate::view::element::{Element, el};
use content::text;
use widget_state::FormError;

/// The id that invalid fields refer to with `aria-describedby`.
const SLIP_ID: &str = "qg-slip";

/// Renders the message; an empty live region while there is none, so that screen readers announce it later.
pub(crate) fn field_error(slip: Option<FormError>) -> Element {
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

fn message(slip: FormError) -> &'static str {
    match slip {
        FormError::NothingTicked => text::QUESTION_SLIP_NOTHING_TICKED,
        FormError::YearMissing => text::QUESTION_SLIP_YEAR_MISSING,
        FormError::MonthMissing => text::QUESTION_SLIP_MONTH_MISSING,
        FormError::TooEarly => text::QUESTION_SLIP_TOO_EARLY,
        FormError::TooLate => text::QUESTION_SLIP_TOO_LATE,
        FormError::NotANumber => text::QUESTION_SLIP_NOT_A_NUMBER,
        FormError::TooSmall => text::QUESTION_SLIP_TOO_SMALL,
        FormError::TooLarge => text::QUESTION_SLIP_TOO_LARGE,
    }
}
