//! The header and footer of every page: home link, main navigation, size button, back button.

use super::components::icons;
use super::components::load_notice::chunk_notice;
use super::components::restored::restored_line;
use super::components::size_button::size_button;
use super::context::ViewContext;
use super::element::{Element, button, el, link};
use super::pages::page;
use content::text;
use occupations::Filter;
use widget_state::{Chunk, PolicyRef, Route, TextSize};
use yew::NodeRef;

/// Renders the page of the route with its header and footer.
pub(crate) fn shell(cx: &ViewContext, host: &NodeRef) -> Element {
    if cx.state.kiosk.is_some() {
        return kiosk(cx, host);
    }
    let class = match cx.state.device.size {
        TextSize::Standard => "qg",
        TextSize::Large => "qg qg-large",
        TextSize::ExtraLarge => "qg qg-large qg-extra-large",
    };
    let widget = el("div").class(class).node_ref(host);
    if cx.state.route == Route::Tally {
        return widget.with_child(page(cx));
    }
    let home = link(&Route::Start.address())
        .class("home")
        .with_child(icons::emblem())
        .with_child(el("span").words(text::SHELL_NAME));
    let about = link(&Route::About.address()).text(text::SHELL_ABOUT);
    // In the largest type, all options of a question should be on a phone's screen.
    let is_crowded =
        cx.state.device.size == TextSize::ExtraLarge && matches!(cx.state.route, Route::Question { .. });
    widget
        .with_child(
            el("header")
                .class("top")
                .with_child(home)
                .with_child(size_button(cx))
                .with_optional_child((!is_crowded).then(|| main_nav(cx))),
        )
        .with_optional_child(back_button(cx))
        .with_child(
            el("main")
                .class("page")
                .key(&page_key(&cx.state.route))
                .with_optional_child(restored_line(cx))
                .with_child(page(cx)),
        )
        .with_child(
            el("footer")
                .class("bottom")
                .with_child(el("p").text(text::SHELL_SELF_CHECK))
                .with_child(el("p").with_child(about)),
        )
}

/// Renders a kiosk, or the load notice until the extras chunk is loaded.
fn kiosk(cx: &ViewContext, host: &NodeRef) -> Element {
    match cx.views.extras {
        Some(views) => (views.kiosk_shell)(cx, host),
        None => {
            let heading = cx.heading().words(text::SHELL_NAME);
            let page = el("main")
                .class("page")
                .with_child(heading)
                .with_optional_child(chunk_notice(cx, Chunk::Extras));
            el("div").class("qg qg-large kiosk").node_ref(host).with_child(page)
        }
    }
}

/// Renders the back button on a host page, where the browser's back button would leave that page.
fn back_button(cx: &ViewContext) -> Option<Element> {
    // A question has its own.
    let back = cx.back.clone().filter(|_| !matches!(cx.state.route, Route::Question { .. }))?;
    Some(button("link back").onclick_callback(back).text(text::SHELL_BACK))
}

/// Renders the main navigation: check and directory.
fn main_nav(cx: &ViewContext) -> Element {
    let (checking, looking) = match &cx.state.route {
        Route::Directory(_) | Route::Occupation(_) => (false, true),
        // The main policy only: the others are reached from their own list.
        route => (route.policy() == Some(&PolicyRef::Main), false),
    };
    let nav_link = |address: &str, words: &str, here: bool| {
        link(address).class("way").attribute_if("aria-current", here).text(words)
    };
    let check = Route::Check { policy: PolicyRef::Main }.address();
    let directory = Route::Directory(Filter::default()).address();
    el("nav")
        .class("ways")
        .attribute("aria-label", text::SHELL_WAYS)
        .with_child(nav_link(&check, text::SHELL_CHECK, checking))
        .with_child(nav_link(&directory, text::SHELL_DIRECTORY, looking))
}

/// Returns the key of a page's element: another page gets a new element, so that no disclosure of the old one
/// stays open.
pub(crate) fn page_key(route: &Route) -> String {
    match route {
        Route::Directory(_) => "directory".to_owned(),
        Route::NotFound => "not-found".to_owned(),
        route => route.address(),
    }
}
