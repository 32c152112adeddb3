//! What most pages have: parts under a heading, a way on.

use crate::view::element::{Element, el, link};

/// A part of a page under its heading.
pub(crate) fn section(heading: &str) -> Element {
    el("section").class("part").with_child(el("h2").text(heading))
}

/// Something to open for those who want to know more.
pub(crate) fn disclosure(class: &str, summary: &str) -> Element {
    el("details").class(class).with_child(el("summary").text(summary))
}

/// A way on as one line of a list.
pub(crate) fn nav_item(address: &str, name: &str) -> Element {
    el("li").with_child(link(address).text(name))
}
