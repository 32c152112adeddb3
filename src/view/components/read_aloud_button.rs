//! The button that reads the page aloud, which is in the extras chunk.

use crate::view::context::ViewContext;
use crate::view::element::Element;

/// Renders the button once the extras chunk is loaded and has found a voice.
pub(crate) fn read_aloud_button(cx: &ViewContext) -> Option<Element> {
    (cx.views.extras?.read_aloud_button)(cx)
}
