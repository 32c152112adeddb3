//! Elements of most pages: a section, a disclosure, an item of a list of links.

use crate::view::element::{Element, el, link};

/// Renders a section with its heading.
pub(crate) fn section(heading: &str) -> Element {
    el("section").class("part").with_child(el("h2").words(heading))
}

/// Renders a closed disclosure with further details.
pub(crate) fn disclosure(class: &str, summary: &str) -> Element {
    el("details").class(class).with_child(el("summary").words(summary))
}

/// Renders a list item with a link to a page.
pub(crate) fn nav_item(address: &str, name: &str) -> Element {
    el("li").with_child(link(address).text(name))
}
