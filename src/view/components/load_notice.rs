//! The notice shown while a resource is loading, or when it failed to load.

use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el};
use content::text;
use widget_state::{Chunk, DataFile, LoadState, Message, Resource};

/// Renders the load state of a chunk of the widget; nothing once it is loaded.
pub(crate) fn chunk_notice(cx: &ViewContext, chunk: Chunk) -> Option<Element> {
    notice(cx, chunk.into(), text::SHELL_LOADING, text::SHELL_NOT_LOADED)
}

/// Renders the load state of the directory; nothing once it is loaded.
pub(crate) fn directory_notice(cx: &ViewContext) -> Option<Element> {
    notice(cx, DataFile::Directory.into(), text::DIRECTORY_LOADING, text::DIRECTORY_NOT_LOADED)
}

/// Renders the load state of the national classification, without which an occupation cannot be denied.
pub(crate) fn national_notice(cx: &ViewContext) -> Option<Element> {
    let (loading, failed) = (text::DIRECTORY_NATIONAL_LOADING, text::DIRECTORY_NATIONAL_NOT_LOADED);
    notice(cx, DataFile::National.into(), loading, failed)
}

/// Renders the load state of the meaning file: until it is there, only firm matches answer.
pub(crate) fn meaning_notice(cx: &ViewContext) -> Option<Element> {
    notice(cx, DataFile::Meaning.into(), text::DIRECTORY_MEANING_LOADING, text::DIRECTORY_MEANING_NOT_LOADED)
}

/// Renders the load state of the recogniser of handwriting.
pub(crate) fn handwriting_notice(cx: &ViewContext) -> Option<Element> {
    let (loading, failed) = (text::KIOSK_WRITE_LOADING, text::KIOSK_WRITE_NOT_LOADED);
    notice(cx, DataFile::Handwriting.into(), loading, failed)
}

/// Renders the load state of the other policies; nothing once they are loaded.
pub(crate) fn policies_notice(cx: &ViewContext) -> Option<Element> {
    notice(cx, DataFile::Policies.into(), text::POLICIES_LOADING, text::POLICIES_NOT_LOADED)
}

fn notice(cx: &ViewContext, resource: Resource, loading: &str, failed: &str) -> Option<Element> {
    match cx.state.loads[resource] {
        LoadState::Loaded => None,
        LoadState::NotRequested | LoadState::Loading => {
            Some(el("p").class("waiting").attribute("role", "status").text(loading))
        }
        LoadState::Failed => {
            let again = button("button button-quiet")
                .onclick(cx, Message::RetryRequested(resource))
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
