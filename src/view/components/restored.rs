//! The line that says that answers and wishes are still there after a reload.

use super::clear_button::clear_button;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use content::text;
use widget_state::{Message, PolicyRef, Route, SavedMessage};

/// Renders the line with a button to clear them, until the visitor gives another answer.
pub(crate) fn restored_line(cx: &ViewContext) -> Option<Element> {
    let route = &cx.state.route;
    let is_about_them =
        matches!(route, Route::Start | Route::Directory(_)) || route.policy() == Some(&PolicyRef::Main);
    let clear = || clear_button(cx, Message::Saved(SavedMessage::Cleared), text::SHELL_AFRESH);
    let words =
        if cx.state.answers(&cx.data).is_empty() { text::SHELL_SAVED_WISHES } else { text::SHELL_SAVED };
    (cx.state.check.restored && is_about_them)
        .then(|| el("p").class("restored").attribute("role", "status").text(words).with_child(clear()))
}
