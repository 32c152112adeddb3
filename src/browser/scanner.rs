//! A hand scanner that types, whatever has the focus.

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

/// Calls `scanned` with each line that is typed where no field has the focus, for as long as the page
/// lives; with `None` when an input method swallowed keys of it.
pub fn listen(scanned: impl Fn(Option<String>) + 'static) {
    let scanner = RefCell::new(Scanner::default());
    // Before the button that has the focus hears of the Enter at the end.
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
        // Else the key presses a button, or opens the browser's own search.
        event.prevent_default();
        if let Some(line) = line {
            event.stop_propagation();
            scanned(line);
        }
    });
    EAR.set(Some(ear));
}

/// Whether the key goes into a field, or is a command.
fn is_for_others(key: &KeyboardEvent) -> bool {
    let held = |name: &str| get(key, name).is_truthy();
    let field = key.target().and_then(|target| get(&target, "tagName").as_string());
    held("ctrlKey")
        || held("altKey")
        || held("metaKey")
        || field.is_some_and(|name| matches!(&*name, "INPUT" | "TEXTAREA" | "SELECT"))
}
