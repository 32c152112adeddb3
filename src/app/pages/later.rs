//! The pages that are in the second part of the widget, and what is shown until it has arrived.
//!
//! To put a page there: add its route to [`is_later`] and to [`page`], and call it from nowhere else.
//! A component that only such pages use is then in the second part by itself; one that a page of the
//! first part uses too stays in the first. What the state machine or the title need of it becomes a
//! field of [`crate::later::Later`]: a function, found in [`crate::data::Data::later`] once it is
//! there. Look at the sizes that `cargo xtask build` prints: if the first file grew by the page,
//! something outside still leads to it.

use super::{about, directory, occupation, policies, presented, receipt};
use crate::app::components::bundle_notice::later_notice;
use crate::app::scene::Scene;
use crate::app::tag::{Tag, tag};
use crate::app::title::name;
use crate::state::Route;

/// The page of the route, if it is one of the second part's.
pub(super) fn shown(scene: &Scene) -> Option<Tag> {
    let is_later = matches!(
        scene.state.route,
        Route::Receipt { .. }
            | Route::Presented(_)
            | Route::Directory(_)
            | Route::Occupation(_)
            | Route::Policies
            | Route::About
    );
    is_later.then(|| match scene.data.later {
        Some(later) => (later.page)(scene),
        None => waiting(scene),
    })
}

/// What stands there until the second part is here.
fn waiting(scene: &Scene) -> Tag {
    tag("div").with(scene.heading().text(&name(scene))).maybe(later_notice(scene))
}

/// Within the second part: the page of the route.
pub(crate) fn page(scene: &Scene) -> Tag {
    match &scene.state.route {
        _ if scene.state.awaits_policy(&scene.data) => policies::awaited(scene),
        Route::Receipt { .. } => receipt::page(scene),
        Route::Presented(text) => presented::page(scene, text),
        Route::Directory(_) => directory::page(scene),
        Route::Occupation(code) => occupation::page(scene, *code),
        Route::Policies => policies::page(scene),
        Route::About => about::page(scene),
        _ => super::not_found::page(scene),
    }
}
