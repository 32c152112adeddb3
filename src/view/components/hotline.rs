//! The public hotline 12333, the only telephone number in the widget besides those of verified offices.

use super::icons::telephone;
use crate::view::element::{Element, el, link};
use content::text;

/// Renders the number and its purpose.
pub(crate) fn hotline() -> Element {
    let number = link(text::SHELL_HOTLINE_ADDRESS)
        .class("hotline-number")
        .with_child(telephone())
        .with_child(el("span").text(text::SHELL_HOTLINE));
    el("p")
        .class("hotline")
        .with_child(number)
        .with_child(el("span").class("hotline-words").text(text::SHELL_HOTLINE_WORDS))
}
