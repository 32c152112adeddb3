//! The two large links of a start page: check and directory.

use super::icons;
use crate::view::element::{Element, el, link};
use occupations::Filter;
use widget_state::{PolicyRef, Route};

/// Renders the links, each with a name and a description.
pub(crate) fn entry_links(check: [&str; 2], directory: [&str; 2]) -> Element {
    el("div")
        .class("doors")
        .with_child(entry_link("door door-check", Route::Check { policy: PolicyRef::Main }, check))
        .with_child(entry_link("door", Route::Directory(Filter::default()), directory))
}

fn entry_link(class: &str, route: Route, [name, description]: [&str; 2]) -> Element {
    link(&route.address())
        .class(class)
        .with_child(
            el("span").class("door-name").with_child(el("span").words(name)).with_child(icons::arrow()),
        )
        .with_child(el("span").class("door-words").words(description))
}
