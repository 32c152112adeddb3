//! The pages: a module for each route.

mod about;
pub(crate) mod chunk_pages;
pub(super) mod directory;
mod not_found;
mod occupation;
pub(super) mod policies;
pub(super) mod question;
mod receipt;
mod receipt_check;
pub(super) mod result;
pub(super) mod review;
mod start;
pub(crate) mod tally;

use super::context::ViewContext;
use super::element::Element;
use widget_state::Route;

/// Renders the page of the route.
pub(super) fn page(cx: &ViewContext) -> Element {
    if let Some(page) = chunk_pages::chunk_page(cx) {
        return page;
    }
    match &cx.state.route {
        _ if cx.state.awaits_policy(&cx.data) => policies::load_page(cx),
        Route::Start => start::page(cx),
        Route::Question { .. } => question::page(cx),
        Route::Result { .. } => result::page(cx),
        // `Route::Check` is always replaced by the route of the next question.
        _ => not_found::page(cx),
    }
}
