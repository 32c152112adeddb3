//! What most pages have: parts under a heading, a way on.

use crate::view::element::{Tag, classed, link, tag, words};

/// A part of a page under its heading.
pub(crate) fn part(heading: &str) -> Tag {
    classed("section", "part").with(words("h2", heading))
}

/// Something to open for those who want to know more.
pub(crate) fn more(class: &str, summary: &str) -> Tag {
    classed("details", class).with(words("summary", summary))
}

/// A way on as one line of a list.
pub(crate) fn way_on(address: &str, name: &str) -> Tag {
    tag("li").with(link(address).text(name))
}
