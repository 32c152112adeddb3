//! The address bar and the history: hash routes without a router.

use gloo_events::EventListener;
use gloo_utils::window;
use js_sys::Reflect;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;

/// What follows `#` in the address, with the `#`.
pub fn current() -> String {
    window().location().hash().unwrap_or_default()
}

/// The whole address of the page the widget is in: in a frame, the frame's.
pub fn whole() -> String {
    window().location().href().unwrap_or_default()
}

/// The way through the pages: where one has been, and how far down each page was.
#[derive(Debug, Default)]
pub struct Journey {
    /// For each entry of our history the scroll position it was left at.
    positions: RefCell<Vec<f64>>,
    /// The entry shown.
    entry: Cell<usize>,
    /// Where to scroll once the page is drawn; `None` for the top.
    arrival: Cell<Option<f64>>,
}

impl Journey {
    /// Calls `turned` with the address whenever it changes.
    pub fn watch(&self, turned: impl Fn(String) + 'static) -> EventListener {
        if let Ok(history) = window().history() {
            // Else the browser scrolls before it says that the address has changed.
            let _ = Reflect::set(&history, &"scrollRestoration".into(), &"manual".into());
        }
        self.stamp();
        EventListener::new(&window(), "hashchange", move |_| turned(current()))
    }

    /// Goes to `address` as a link does.
    pub fn go(&self, address: &str) {
        // It can only fail for a document that is not shown any more.
        let _ = window().location().set_hash(address);
    }

    /// Puts `address` in the place of the one there is.
    pub fn replace(&self, address: &str) {
        if let Ok(history) = window().history() {
            // Refused when called too often (100 times in 30 s in WebKit); the page is right all the same.
            let _ = history.replace_state_with_url(&self.stamp_value(), "", Some(address));
        }
    }

    /// Takes down that the address has changed: finds out whether the entry is a new one or one that
    /// was there before, and what to scroll to.
    pub fn turn(&self) {
        let window = window();
        let left_at = window.scroll_y().unwrap_or(0.0);
        let mut positions = self.positions.borrow_mut();
        let entry = self.entry.get();
        if positions.len() <= entry {
            positions.resize(entry + 1, 0.0);
        }
        positions[entry] = left_at;
        // Our entries are stamped with their number; one without a stamp has just been made.
        let known =
            window.history().and_then(|history| history.state()).ok().and_then(|stamp| stamp.as_f64());
        match known {
            Some(number) => {
                self.entry.set(number as usize);
                self.arrival.set(positions.get(number as usize).copied());
            }
            None => {
                positions.truncate(entry + 1);
                self.entry.set(entry + 1);
                self.arrival.set(None);
                drop(positions);
                self.stamp();
            }
        }
    }

    /// Scrolls to where the page shown was left, or to its top.
    pub fn settle(&self) {
        window().scroll_to_with_x_and_y(0.0, self.arrival.take().unwrap_or(0.0));
    }

    fn stamp(&self) {
        let address = current();
        self.replace(if address.is_empty() { "#/" } else { &address });
    }

    fn stamp_value(&self) -> JsValue {
        JsValue::from_f64(self.entry.get() as f64)
    }
}
