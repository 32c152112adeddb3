//! What this tab remembers until it is closed. Where it may not or cannot, nothing is remembered, and
//! nobody is told: the page works as it does without.

use gloo_utils::window;

/// Our one entry. Several of us may share an origin, each in its folder.
fn key() -> String {
    ["qilu-green ", &window().location().pathname().unwrap_or_default()].concat()
}

/// What was kept.
pub fn load() -> Option<String> {
    window().session_storage().ok()??.get_item(&key()).ok()?
}

/// Keeps `text` in the place of what was kept; an empty one leaves nothing behind.
pub fn store(text: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        // Refused when it is full, or by a browser that wants no storage.
        let _ = if text.is_empty() { storage.remove_item(&key()) } else { storage.set_item(&key(), text) };
    }
}
