//! The error message of a form. It stands above the fields, the first of which then gets the focus: below a
//! list of eleven options it would be off the screen. A form error is never a verdict.

use crate::view::element::{Element, el};
use content::text;
use widget_state::FormError;

/// The id that invalid fields refer to with `aria-describedby`.
const ERROR_ID: &str = "qg-field-error";

/// Renders the message; an empty live region while there is none, so that screen readers announce it later.
pub(crate) fn field_error(error: Option<FormError>) -> Element {
    let words = error.map_or("", message);
    el("p").class("field-error").attribute("id", ERROR_ID).attribute("role", "alert").text(words)
}

/// Marks a field as invalid and links it with the message.
pub(crate) fn mark_invalid(field: Element, is_wrong: bool) -> Element {
    if is_wrong {
        field.attribute("aria-invalid", "true").attribute("aria-describedby", ERROR_ID)
    } else {
        field
    }
}

fn message(error: FormError) -> &'static str {
    match error {
        FormError::NothingTicked => text::QUESTION_ERROR_NOTHING_TICKED,
        FormError::YearMissing => text::QUESTION_ERROR_YEAR_MISSING,
        FormError::MonthMissing => text::QUESTION_ERROR_MONTH_MISSING,
        FormError::TooEarly => text::QUESTION_ERROR_TOO_EARLY,
        FormError::TooLate => text::QUESTION_ERROR_TOO_LATE,
        FormError::NotANumber => text::QUESTION_ERROR_NOT_A_NUMBER,
        FormError::TooSmall => text::QUESTION_ERROR_TOO_SMALL,
        FormError::TooLarge => text::QUESTION_ERROR_TOO_LARGE,
    }
}
