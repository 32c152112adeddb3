//! The pages of the directory chunk and of the extras chunk, and the notice shown until the chunk is loaded.
//!
//! To add a page to a chunk: name its route in [`Route::part`] and in [`directory_page`] (for pages that belong
//! to the directory) or [`extras_page`] (for all others that a check does not need), and call it from no other
//! place. A component that only pages of one chunk use is then in that chunk; one that pages of both use is in the
//! directory chunk; one that a page of the first chunk uses too is in the first. A function that the state, the title or
//! a page of the first chunk needs becomes a field of a table: [`widget_state::chunks`], [`crate::view::chunks`].
//! Compare the sizes that `cargo xtask build` prints: if the first file grew, code outside still names the page
//! (`cargo xtask build --weigh` says which).

use super::{about, directory, not_found, occupation, policies, presented, receipt, tally};
use crate::view::components::bundle_notice::part_notice;
use crate::view::context::Scene;
use crate::view::element::{Tag, tag};
use crate::view::title::name;
use widget_state::{Bundle, Route};

/// Renders the page of the route, if it is in a later chunk.
pub(super) fn shown(scene: &Scene) -> Option<Tag> {
    let part = scene.state.route.part()?;
    let page = match part {
        Bundle::Later => scene.views.directory.map(|views| views.page),
        _ => scene.views.extras.map(|views| views.page),
    };
    Some(match page {
        Some(page) => page(scene),
        None => waiting(scene, part),
    })
}

/// Renders the notice shown until the chunk is loaded.
fn waiting(scene: &Scene, part: Bundle) -> Tag {
    tag("div").with(scene.heading().text(&name(scene))).maybe(part_notice(scene, part))
}

/// Renders the page of the route. In the directory chunk.
pub(crate) fn directory_page(scene: &Scene) -> Tag {
    match &scene.state.route {
        Route::Directory(_) => directory::page(scene),
        Route::Occupation(code) => occupation::page(scene, *code),
        _ => not_found::page(scene),
    }
}

/// Renders the page of the route. In the extras chunk.
pub(crate) fn extras_page(scene: &Scene) -> Tag {
    match &scene.state.route {
        _ if scene.state.awaits_policy(&scene.data) => policies::awaited(scene),
        Route::Receipt { .. } => receipt::page(scene),
        Route::Presented(text) => presented::page(scene, text),
        Route::Policies => policies::page(scene),
        Route::About => about::page(scene),
        Route::Tally => tally::page(scene),
        _ => not_found::page(scene),
    }
}
