//! The button that clears answers, which asks once.

use crate::view::context::ViewContext;
use crate::view::element::{Element, button};
use content::text;
use widget_state::Message;

/// Renders the button: the first tap asks in its own words, and the second one clears. A double click is one
/// tap.
pub(crate) fn clear_button(cx: &ViewContext, message: Message, words: &str) -> Element {
    let label = if cx.state.check.confirms_clearing { text::SHELL_CLEAR_SURE } else { words };
    button("link").onclick_once(cx, message).text(label)
}
