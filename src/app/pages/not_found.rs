//! No page of ours, with a way on.

use crate::app::components::part::way_on;
use crate::app::scene::Scene;
use crate::app::tag::{Tag, classed, tag};
use crate::state::Route;
use crate::text;
use occupations::Filter;

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
