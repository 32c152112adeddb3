//! The answers of before the page was loaded again, offered to go on with.

use crate::view::context::Scene;
use crate::view::element::{Tag, button, classed, words};
use content::text;
use widget_state::{Message, Route};

/// The offer, on the start page and in the check, until it is taken or left.
pub(crate) fn resume(scene: &Scene) -> Option<Tag> {
    let route = &scene.state.route;
    let of_the_check = matches!(route, Route::Start) || route.policy() == Some("");
    if scene.state.saved.is_none() || !of_the_check {
        return None;
    }
    let resume = button("button").on_click(scene, Message::SavedTaken).text(text::SHELL_RESUME);
    let afresh = button("link").on_click(scene, Message::SavedLeft).text(text::SHELL_AFRESH);
    let ways = classed("div", "form-end").with(resume).with(afresh);
    Some(classed("div", "notice").set("role", "status").with(words("p", text::SHELL_SAVED)).with(ways))
}
