//! A number entered by touch.

use super::keypad::keypad;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use content::text::{self, interpolate};
use widget_state::Draft;

/// Renders the number so far with its unit, and the keys.
pub(super) fn number(cx: &ViewContext, unit: &str, has_decimals: bool) -> Element {
    let Draft::Number(typed) = &cx.state.check.draft else { return el("div").empty() };
    let so_far = match typed.as_str() {
        "" => text::KIOSK_NUMBER_NOTHING.to_owned(),
        typed => interpolate(text::KIOSK_NUMBER, &[("number", typed), ("unit", unit)]),
    };
    let signs = ('0'..='9').chain(has_decimals.then_some('.'));
    el("div")
        .class("touch-number")
        .with_child(el("p").class("touch-asked").attribute("role", "status").text(&so_far))
        .with_child(keypad(cx, "pad-keys", signs))
}
