//! A barcode scanner that acts as a keyboard, whichever element has the focus.

use super::reflect::get;
use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo_utils::window;
use std::cell::RefCell;
use tally::{Scanner, ScannerEvent};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

thread_local! {
    static EAR: RefCell<Option<EventListener>> = const { RefCell::new(None) };
}

/// Calls `scanned` with each line typed outside of input elements, for the lifetime of the page; with `None`
/// if an input method swallowed some of its keys.
pub fn listen(scanned: impl Fn(Option<String>) + 'static) {
    let scanner = RefCell::new(Scanner::default());
    // In the capture phase, before a focused button reacts to the final Enter.
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    let ear = EventListener::new_with_options(&window(), "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|key| !is_for_others(key)) else { return };
        let heard = scanner.borrow_mut().key(&key.key(), js_sys::Date::now());
        let line = match heard {
            ScannerEvent::Ignored => return,
            ScannerEvent::Key => None,
            ScannerEvent::Line(line) => Some(Some(line)),
            ScannerEvent::Swallowed => Some(None),
        };
        // Otherwise the key presses a button, or opens the browser's search.
        event.prevent_default();
        if let Some(line) = line {
            event.stop_propagation();
            scanned(line);
        }
    });
    EAR.set(Some(ear));
}

/// Returns whether the key belongs to an input element or to a keyboard shortcut.
fn is_for_others(key: &KeyboardEvent) -> bool {
    let held = |name: &str| get(key, name).is_truthy();
    let field = key.target().and_then(|target| get(&target, "tagName").as_string());
    held("ctrlKey")
        || held("altKey")
        || held("metaKey")
        || field.is_some_and(|name| matches!(&*name, "INPUT" | "TEXTAREA" | "SELECT"))
}
