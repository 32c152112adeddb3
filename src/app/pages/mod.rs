//! The pages, one for each route.

mod about;
mod directory;
mod not_found;
mod occupation;
mod policies;
mod question;
mod result;
mod review;
mod start;

use super::scene::Scene;
use super::tag::Tag;
use crate::state::Route;

/// The page of the route.
pub(super) fn page(scene: &Scene) -> Tag {
    match &scene.state.route {
        _ if scene.state.awaits_policy(&scene.data) => policies::awaited(scene),
        Route::Start => start::page(scene),
        // The address of "the next question" is always replaced by that of the question itself.
        Route::Check { .. } | Route::NotFound => not_found::page(scene),
        Route::Question { .. } => question::page(scene),
        Route::Review { .. } => review::page(scene),
        Route::Result { .. } => result::page(scene),
        Route::Directory(_) => directory::page(scene),
        Route::Occupation(code) => occupation::page(scene, *code),
        Route::Policies => policies::page(scene),
        Route::About => about::page(scene),
    }
}
