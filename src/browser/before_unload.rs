//! The browser's own question before a page is left.

use super::reflect::set;
use gloo_events::{EventListener, EventListenerOptions};
use gloo_utils::window;
use std::cell::RefCell;

thread_local! {
    static QUESTION: RefCell<Option<EventListener>> = const { RefCell::new(None) };
}

/// Lets the browser ask, or not. It is listened for only while there is something to ask about, since
/// pages that listen are not kept for the back button.
pub fn set_warning(warn: bool) {
    let question = warn.then(|| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window(), "beforeunload", options, |event| {
            event.prevent_default();
            // What browsers before 2023 wait for.
            set(event, "returnValue", &true.into());
        })
    });
    QUESTION.set(question);
}
