//! The button that changes the size of all text.

use crate::view::context::ViewContext;
use crate::view::element::{Element, button};
use content::text;
use widget_state::{Message, TextSize};

/// Renders the button, which names the size that it changes to.
pub(crate) fn size_button(cx: &ViewContext) -> Element {
    let next = cx.state.device.size.next();
    button("size").onclick(cx, Message::SizeChosen(next)).text(match next {
        TextSize::Standard => text::SHELL_STANDARD,
        TextSize::Large => text::SHELL_LARGE,
        TextSize::ExtraLarge => text::SHELL_EXTRA_LARGE,
    })
}
