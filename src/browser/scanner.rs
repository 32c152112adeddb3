//! A barcode scanner that acts as a keyboard, whichever element has the focus.

use super::reflect::get;
use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo_timers::callback::Timeout;
use gloo_utils::window;
use std::cell::RefCell;
use std::rc::Rc;
use tally::{Key, PAUSE, Scanner, ScannerEvent};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use widget_state::input_method::INPUT_METHOD_KEY_CODE;
use widget_state::tally::TallyMessage;

thread_local! {
    static LISTENERS: RefCell<Vec<EventListener>> = const { RefCell::new(Vec::new()) };
}

/// Calls `send` with each scan, for the lifetime of the page. Keys outside of fields are a scan; keys in a
/// field are in its text, which is submitted.
pub fn listen(send: impl Fn(TallyMessage) + 'static) {
    let scanners = Rc::new(Scanners {
        outside: RefCell::default(),
        field: RefCell::new(Scanner::in_field()),
        pause: RefCell::default(),
        send: Box::new(send),
    });
    let listeners = ["keydown", "keyup"].map(|kind| {
        // In the capture phase, before a focused button reacts to the final Enter.
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
        let scanners = Rc::clone(&scanners);
        EventListener::new_with_options(&window(), kind, options, move |event| {
            if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
                Scanners::handle(&scanners, key);
            }
        })
    });
    LISTENERS.set(listeners.into());
}

struct Scanners {
    outside: RefCell<Scanner>,
    field: RefCell<Scanner>,
    /// The pause that ends a scan. A key replaces it.
    pause: RefCell<Option<Timeout>>,
    send: Box<dyn Fn(TallyMessage)>,
}

impl Scanners {
    fn handle(scanners: &Rc<Self>, event: &KeyboardEvent) {
        let in_field = is_in_field(event);
        let scanner = if in_field { &scanners.field } else { &scanners.outside };
        let name = event.key();
        let recognized = if event.type_() == "keyup" {
            if name != "Alt" {
                return;
            }
            scanner.borrow_mut().alt_released()
        } else {
            let is_held = |name: &str| get(event, name).is_truthy();
            let code = get(event, "code").as_string().unwrap_or_default();
            let key = Key {
                name: &name,
                code: &code,
                ctrl: is_held("ctrlKey"),
                alt: is_held("altKey"),
                meta: is_held("metaKey"),
                is_input_method: event.is_composing() || event.key_code() == INPUT_METHOD_KEY_CODE,
            };
            let recognized = scanner.borrow_mut().key(key, js_sys::Date::now());
            // In the field, Enter submits what users typed, too. Shift with Enter adds a line.
            let is_plain = !(key.is_input_method || key.ctrl || key.alt || is_held("shiftKey"));
            if in_field && name == "Enter" && is_plain {
                ScannerEvent::Line(String::new())
            } else {
                recognized
            }
        };
        let is_over = matches!(recognized, ScannerEvent::Line(_) | ScannerEvent::Swallowed);
        if is_over || (recognized == ScannerEvent::Key && !in_field) {
            // Otherwise the key presses a button, leaves the field, or opens the browser's search.
            event.prevent_default();
        }
        if is_over {
            event.stop_propagation();
            scanners.pause.take();
            scanners.report(recognized, in_field);
        } else if event.type_() == "keydown" {
            let later = Rc::clone(scanners);
            let pause = Timeout::new(PAUSE as u32, move || {
                let scanner = if in_field { &later.field } else { &later.outside };
                let recognized = scanner.borrow_mut().pause();
                later.report(recognized, in_field);
            });
            scanners.pause.replace(Some(pause));
        }
    }

    fn report(&self, event: ScannerEvent, in_field: bool) {
        match event {
            ScannerEvent::Line(_) if in_field => (self.send)(TallyMessage::Submitted),
            ScannerEvent::Line(line) => (self.send)(TallyMessage::Scanned(line)),
            ScannerEvent::Swallowed => (self.send)(TallyMessage::Swallowed),
            ScannerEvent::Ignored | ScannerEvent::Key => {}
        }
    }
}

/// Returns whether the key goes to an input element.
fn is_in_field(event: &Event) -> bool {
    let name = event.target().and_then(|target| get(&target, "tagName").as_string());
    name.is_some_and(|name| matches!(&*name, "INPUT" | "TEXTAREA" | "SELECT"))
}
