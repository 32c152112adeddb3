//! What stands around every page: the way home, the two things one can do, the size, the hotline.

use super::components::bundle_notice::part_notice;
use super::components::icons;
use super::components::resume::resume;
use super::context::Scene;
use super::element::{Tag, button, classed, link, tag, words};
use super::pages::page;
use content::text;
use occupations::Filter;
use widget_state::{Bundle, Message, Route};
use yew::NodeRef;

/// The page of the scene with everything around it.
pub(crate) fn shell(scene: &Scene, host: &NodeRef) -> Tag {
    if scene.state.kiosk.is_some() {
        return kiosk(scene, host);
    }
    let large = scene.state.large;
    let widget = classed("div", if large { "qg qg-large" } else { "qg" }).found_by(host);
    if scene.state.route == Route::Tally {
        return widget.with(page(scene));
    }
    let home = link(&Route::Start.address())
        .set("class", "home")
        .with(icons::emblem())
        .with(words("span", text::SHELL_NAME));
    let size = button("size")
        .either("aria-pressed", large)
        .on_click(scene, Message::SizeToggled)
        .text(text::SHELL_LARGE);
    let about = link(&Route::About.address()).text(text::SHELL_ABOUT);
    widget
        .with(classed("header", "top").with(home).with(size).with(ways(scene)))
        .maybe(back(scene))
        .with(
            classed("main", "page").key(&page_key(&scene.state.route)).maybe(resume(scene)).with(page(scene)),
        )
        .with(classed("footer", "bottom").with(words("p", text::SHELL_SELF_CHECK)).with(tag("p").with(about)))
}

/// A kiosk, which needs more of the widget than what a check waits for.
fn kiosk(scene: &Scene, host: &NodeRef) -> Tag {
    match scene.views.extras {
        Some(views) => (views.kiosk_shell)(scene, host),
        None => {
            let heading = scene.heading().text(text::SHELL_NAME);
            let page = classed("main", "page").with(heading).maybe(part_notice(scene, Bundle::Last));
            classed("div", "qg qg-large kiosk").found_by(host).with(page)
        }
    }
}

/// The way back on somebody else's page, where the browser's own would lead away from it.
fn back(scene: &Scene) -> Option<Tag> {
    let back = scene.back.clone()?;
    Some(button("link back").calls(back).text(text::SHELL_BACK))
}

/// The two things one can do here.
fn ways(scene: &Scene) -> Tag {
    let (checking, looking) = match &scene.state.route {
        Route::Directory(_) | Route::Occupation(_) => (false, true),
        // The first policy's pages only: the others are reached from their own list.
        route => (route.policy() == Some(""), false),
    };
    let way = |address: &str, words: &str, here: bool| {
        link(address).set("class", "way").flag("aria-current", here).text(words)
    };
    let check = Route::Check { policy: String::new() }.address();
    let directory = Route::Directory(Filter::default()).address();
    classed("nav", "ways")
        .set("aria-label", text::SHELL_WAYS)
        .with(way(&check, text::SHELL_CHECK, checking))
        .with(way(&directory, text::SHELL_DIRECTORY, looking))
}

/// One page has one element; another page gets a new one, so that nothing of the old one stays open.
pub(crate) fn page_key(route: &Route) -> String {
    match route {
        Route::Directory(_) => "directory".to_owned(),
        Route::NotFound => "not-found".to_owned(),
        route => route.address(),
    }
}
