//! The public hotline, the only number this widget ever names.

use super::icons::telephone;
use crate::view::element::{Tag, classed, link, words};
use content::text;

/// The hotline with what it is for.
pub(crate) fn hotline() -> Tag {
    let number = link(text::SHELL_HOTLINE_ADDRESS)
        .set("class", "hotline-number")
        .with(telephone())
        .with(words("span", text::SHELL_HOTLINE));
    classed("p", "hotline")
        .with(number)
        .with(classed("span", "hotline-words").text(text::SHELL_HOTLINE_WORDS))
}
