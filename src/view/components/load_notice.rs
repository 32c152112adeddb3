//! Notices shown while a resource is loading and after loading failed.

use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el};
use content::text;
use widget_state::{Arrival, Bundle, Message};

/// Renders the notice for a chunk; `None` once it is loaded.
pub(crate) fn chunk_notice(cx: &ViewContext, part: Bundle) -> Option<Element> {
    let arrival = if part == Bundle::Later { cx.state.later } else { cx.state.last };
    notice(cx, arrival, part, text::SHELL_LOADING, text::SHELL_NOT_LOADED)
}

/// Renders the notice for the directory; `None` once it is loaded.
pub(crate) fn directory_notice(cx: &ViewContext) -> Option<Element> {
    notice(cx, cx.state.directory, Bundle::Directory, text::DIRECTORY_LOADING, text::DIRECTORY_NOT_LOADED)
}

/// Renders the notice for the national classification, without which a search is incomplete; `None` once it
/// is loaded.
pub(crate) fn national_notice(cx: &ViewContext) -> Option<Element> {
    notice(
        cx,
        cx.state.national,
        Bundle::National,
        text::DIRECTORY_NATIONAL_LOADING,
        text::DIRECTORY_NATIONAL_NOT_LOADED,
    )
}

/// Renders the notice for the policies other than the main one; `None` once they are loaded.
pub(crate) fn policies_notice(cx: &ViewContext) -> Option<Element> {
    notice(cx, cx.state.other_policies, Bundle::Policies, text::POLICIES_LOADING, text::POLICIES_NOT_LOADED)
}

fn notice(
    cx: &ViewContext,
    arrival: Arrival,
    bundle: Bundle,
    loading: &str,
    failed: &str,
) -> Option<Element> {
    match arrival {
        Arrival::Here => None,
        Arrival::NotAsked | Arrival::Awaited => {
            Some(el("p").class("waiting").attribute("role", "status").text(loading))
        }
        Arrival::Failed => {
            let again = button("button button-quiet")
                .onclick(cx, Message::RetryWanted(bundle))
                .text(text::DIRECTORY_RETRY);
            Some(
                el("div")
                    .class("notice notice-ask")
                    .attribute("role", "alert")
                    .with_child(el("p").text(failed))
                    .with_child(again),
            )
        }
    }
}
