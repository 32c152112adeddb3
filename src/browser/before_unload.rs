//! The browser's confirmation before a page is left.

use super::reflect::set;
use gloo_events::{EventListener, EventListenerOptions};
use gloo_utils::window;
use std::cell::RefCell;

thread_local! {
    static QUESTION: RefCell<Option<EventListener>> = const { RefCell::new(None) };
}

/// Enables or disables the confirmation. The listener exists only while it is enabled, because pages with
/// such a listener are not kept in the back/forward cache.
pub fn set_warning(warn: bool) {
    let question = warn.then(|| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window(), "beforeunload", options, |event| {
            event.prevent_default();
            // Required by browsers before 2023.
            set(event, "returnValue", &true.into());
        })
    });
    QUESTION.set(question);
}
