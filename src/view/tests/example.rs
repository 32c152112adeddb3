use crate::view::components::section::nav_item;
use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el};
use content::text;
use widget_state::{Message, Route};

/// Renders a page with a heading, an optional paragraph, a list and a button.
pub(super) fn page(cx: &ViewContext) -> Element {
    let is_start = cx.state.route == Route::Start;
    let mut links = el("ul").class("ways-on");
    for (route, name) in [(Route::Policies, text::POLICIES_TITLE), (Route::About, text::ABOUT_TITLE)] {
        links.add_child(nav_item(&route.address(), name));
    }
    let restart = button("link").onclick(cx, Message::Restarted).text(text::RESULT_RESTART);
    el("div")
        .class("example")
        .with_child(cx.heading().words(text::SHELL_NAME))
        .with_optional_child(is_start.then(|| el("p").class("help").text(text::START_LEAD)))
        .with_child(links)
        .with_child(restart)
}
