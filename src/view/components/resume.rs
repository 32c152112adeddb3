//! The offer to continue with the answers given before the page was reloaded.

use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el};
use content::text;
use widget_state::{Message, PolicyRef, Route, SavedMessage};

/// Renders the offer on the start page and in the check, until the visitor accepts or declines it.
pub(crate) fn resume_offer(cx: &ViewContext) -> Option<Element> {
    let route = &cx.state.route;
    let of_the_check = matches!(route, Route::Start) || route.policy() == Some(&PolicyRef::Main);
    if cx.state.check.saved.is_none() || !of_the_check {
        return None;
    }
    let resume = button("button").onclick(cx, Message::Saved(SavedMessage::Resumed)).text(text::SHELL_RESUME);
    let afresh = button("link").onclick(cx, Message::Saved(SavedMessage::Discarded)).text(text::SHELL_AFRESH);
    let ways = el("div").class("form-end").with_child(resume).with_child(afresh);
    Some(
        el("div")
            .class("notice")
            .attribute("role", "status")
            .with_child(el("p").text(text::SHELL_SAVED))
            .with_child(ways),
    )
}
