//! No page of ours, with a way on.

use crate::view::components::part::way_on;
use crate::view::context::Scene;
use crate::view::element::{Tag, classed, tag};
use content::text;
use occupations::Filter;
use widget_state::Route;

/// The page.
pub(super) fn page(scene: &Scene) -> Tag {
    let check = Route::Check { policy: String::new() }.address();
    let directory = Route::Directory(Filter::default()).address();
    let ways = classed("ul", "ways-on")
        .with(way_on(&Route::Start.address(), text::NOT_FOUND_START))
        .with(way_on(&check, text::SHELL_CHECK))
        .with(way_on(&directory, text::SHELL_DIRECTORY));
    tag("div")
        .with(scene.heading().text(text::NOT_FOUND_TITLE))
        .with(classed("p", "help").text(text::NOT_FOUND_WORDS))
        .with(ways)
}
