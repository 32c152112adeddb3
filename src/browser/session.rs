//! The session storage, which keeps the answers until the tab is closed. Where it is unavailable, nothing is
//! stored and the widget works without it.

use gloo_utils::window;

/// Returns the key of the entry. Several widgets may share an origin, each in its own folder.
fn key() -> String {
    ["qilu-green ", &window().location().pathname().unwrap_or_default()].concat()
}

/// Returns the stored text.
pub fn load() -> Option<String> {
    window().session_storage().ok()??.get_item(&key()).ok()?
}

/// Stores `text` in place of the previous text; an empty text removes the entry.
pub fn store(text: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        // Rejected when the storage is full or disabled.
        let _ = if text.is_empty() { storage.remove_item(&key()) } else { storage.set_item(&key(), text) };
    }
}
