//! The page for an unknown route.

use crate::view::components::section::nav_item;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use content::text;
use occupations::Filter;
use widget_state::{PolicyRef, Route};

pub(super) fn page(cx: &ViewContext) -> Element {
    let check = Route::Check { policy: PolicyRef::Main }.address();
    let directory = Route::Directory(Filter::default()).address();
    let links = el("ul")
        .class("ways-on")
        .with_child(nav_item(&Route::Start.address(), text::NOT_FOUND_START))
        .with_child(nav_item(&check, text::SHELL_CHECK))
        .with_child(nav_item(&directory, text::SHELL_DIRECTORY));
    el("div")
        .with_child(cx.heading().words(text::NOT_FOUND_TITLE))
        .with_child(el("p").class("help").text(text::NOT_FOUND_WORDS))
        .with_child(links)
}
