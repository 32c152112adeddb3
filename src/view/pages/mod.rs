//! The pages, one for each route.

mod about;
pub(crate) mod chunk_pages;
pub(super) mod directory;
mod not_found;
mod occupation;
pub(super) mod policies;
mod presented;
pub(super) mod question;
mod receipt;
pub(super) mod result;
pub(super) mod review;
mod start;
pub(crate) mod tally;

use super::context::Scene;
use super::element::Tag;
use widget_state::Route;

/// The page of the route.
pub(super) fn page(scene: &Scene) -> Tag {
    if let Some(page) = chunk_pages::shown(scene) {
        return page;
    }
    match &scene.state.route {
        _ if scene.state.awaits_policy(&scene.data) => policies::awaited(scene),
        Route::Start => start::page(scene),
        Route::Question { .. } => question::page(scene),
        Route::Review { .. } => review::page(scene),
        Route::Result { .. } => result::page(scene),
        // The address of "the next question" is always replaced by that of the question itself.
        _ => not_found::page(scene),
    }
}
