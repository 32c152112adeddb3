//! The pages that are in the second and in the third part of the widget, and what is shown until the
//! part has arrived.
//!
//! To put a page there: name its route in [`Route::part`] and in [`later`] (for what goes with the
//! directory) or [`last`] (for all else that a check does not need), and call it from nowhere else.
//! A component that only pages of one part use is then in that part by itself; one that pages of both
//! use is in the second; one that a page of the first part uses too is in the first. What the state
//! machine, the title or a page of the first part need of it becomes a field of [`crate::later::Later`]
//! or [`crate::last::Last`]: a function, found in [`crate::data::Data`] once the part is there. Look at
//! the sizes that `cargo xtask build` prints: if the first file grew by the page, something outside
//! still leads to it (`cargo xtask build --weigh` says what).

use super::{about, directory, not_found, occupation, policies, presented, receipt, tally};
use crate::app::components::bundle_notice::part_notice;
use crate::app::scene::Scene;
use crate::app::tag::{Tag, tag};
use crate::app::title::name;
use crate::state::{Bundle, Route};

/// The page of the route, if it is one of another part's.
pub(super) fn shown(scene: &Scene) -> Option<Tag> {
    let part = scene.state.route.part()?;
    let page = match part {
        Bundle::Later => scene.data.later.map(|later| later.page),
        _ => scene.data.last.map(|last| last.page),
    };
    Some(match page {
        Some(page) => page(scene),
        None => waiting(scene, part),
    })
}

/// What stands there until the part is here.
fn waiting(scene: &Scene, part: Bundle) -> Tag {
    tag("div").with(scene.heading().text(&name(scene))).maybe(part_notice(scene, part))
}

/// Within the second part: the page of the route.
pub(crate) fn later(scene: &Scene) -> Tag {
    match &scene.state.route {
        Route::Directory(_) => directory::page(scene),
        Route::Occupation(code) => occupation::page(scene, *code),
        _ => not_found::page(scene),
    }
}

/// Within the third part: the page of the route.
pub(crate) fn last(scene: &Scene) -> Tag {
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
