//! The pages of the directory chunk and of the extras chunk, and the notice shown until the chunk is loaded.
//!
//! To add a page to a chunk, name its route in [`Route::chunk`] and in [`directory_page`] (pages of the
//! directory) or [`extras_page`] (other pages that a check does not need), and call it from nowhere else. A
//! component that only pages of one chunk use is then in that chunk; a component that pages of both use is in
//! the directory chunk; a component that a page of the first file uses too is in the first file. A function
//! that the state, the title or a page of the first file needs becomes a field of a table:
//! [`widget_state::chunks`], [`crate::view::chunks`]. Compare the sizes that `cargo xtask build` prints: if
//! the first file grew, code outside the chunk still names the page (`cargo xtask build --weigh` lists it).

use super::{about, directory, not_found, occupation, policies, receipt, receipt_check, review, tally};
use crate::view::components::load_notice::chunk_notice;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use crate::view::title::page_name;
use widget_state::{Chunk, Route};

/// Renders the page of the route, if it is in a later chunk.
pub(super) fn chunk_page(cx: &ViewContext) -> Option<Element> {
    let chunk = cx.state.route.chunk()?;
    let page = match chunk {
        Chunk::Directory => cx.views.directory.map(|views| views.page),
        Chunk::Extras => cx.views.extras.map(|views| views.page),
        // It has no page.
        Chunk::Handwriting => None,
    };
    Some(match page {
        Some(page) => page(cx),
        None => load_page(cx, chunk),
    })
}

/// Renders the notice shown until the chunk is loaded.
fn load_page(cx: &ViewContext, chunk: Chunk) -> Element {
    el("div").with_child(cx.heading().words(&page_name(cx))).with_optional_child(chunk_notice(cx, chunk))
}

/// Renders the page of the route. In the directory chunk.
pub(crate) fn directory_page(cx: &ViewContext) -> Element {
    match &cx.state.route {
        Route::Directory(_) => directory::page(cx),
        Route::Occupation(code) => occupation::page(cx, *code),
        _ => not_found::page(cx),
    }
}

/// Renders the page of the route. In the extras chunk.
pub(crate) fn extras_page(cx: &ViewContext) -> Element {
    match &cx.state.route {
        _ if cx.state.awaits_policy(&cx.data) => policies::load_page(cx),
        Route::Review { .. } => review::page(cx),
        Route::Receipt { .. } => receipt::page(cx),
        Route::Presented(text) => receipt_check::page(cx, text),
        Route::Policies => policies::page(cx),
        Route::About => about::page(cx),
        Route::Tally => tally::page(cx),
        _ => not_found::page(cx),
    }
}
