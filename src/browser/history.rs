//! The history of pages: the browser's with hash routes, and a history in memory for host pages and kiosks.

use gloo_events::EventListener;
use gloo_utils::window;
use js_sys::Reflect;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;

/// Returns the fragment of the URL, with the `#`.
pub fn current_hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Returns the URL of the document that contains the widget: in a frame, the frame's.
pub fn page_url() -> String {
    window().location().href().unwrap_or_default()
}

/// The browser's history, with the scroll position of each entry.
#[derive(Debug, Default)]
pub struct BrowserHistory {
    /// The scroll position at which each entry was left.
    positions: RefCell<Vec<f64>>,
    /// The index of the current entry.
    entry: Cell<usize>,
    /// The scroll position to restore after the next render; `None` for the top.
    arrival: Cell<Option<f64>>,
}

impl BrowserHistory {
    /// Calls `turned` with the fragment whenever it changes.
    pub fn watch(&self, turned: impl Fn(String) + 'static) -> EventListener {
        if let Ok(history) = window().history() {
            // Otherwise the browser scrolls before it fires `hashchange`.
            let _ = Reflect::set(&history, &"scrollRestoration".into(), &"manual".into());
        }
        self.stamp();
        EventListener::new(&window(), "hashchange", move |_| turned(current_hash()))
    }

    /// Navigates to `address` like a link.
    pub fn go(&self, address: &str) {
        // Fails only for a document that is not active any more.
        let _ = window().location().set_hash(address);
    }

    /// Replaces the current entry with `address`.
    pub fn replace(&self, address: &str) {
        if let Ok(history) = window().history() {
            // Rejected when called too often (100 times in 30 s in WebKit). The page is still right.
            let _ = history.replace_state_with_url(&self.stamp_value(), "", Some(address));
        }
    }

    /// Records a change of the URL: determines whether the entry is new, and the scroll position to restore.
    pub fn turn(&self) {
        let window = window();
        let left_at = window.scroll_y().unwrap_or(0.0);
        let mut positions = self.positions.borrow_mut();
        let entry = self.entry.get();
        if positions.len() <= entry {
            positions.resize(entry + 1, 0.0);
        }
        positions[entry] = left_at;
        // Our entries store their index in `history.state`; an entry without it is new.
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

    /// Scrolls to the recorded position of the current entry, or to the top.
    pub fn settle(&self) {
        window().scroll_to_with_x_and_y(0.0, self.arrival.take().unwrap_or(0.0));
    }

    fn stamp(&self) {
        let address = current_hash();
        self.replace(if address.is_empty() { "#/" } else { &address });
    }

    fn stamp_value(&self) -> JsValue {
        JsValue::from_f64(self.entry.get() as f64)
    }
}

/// A history in memory. It replaces the browser's history on a host page, which owns that, and in a kiosk,
/// where no entry may outlive a visitor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemoryHistory(Vec<String>);

impl MemoryHistory {
    /// Creates a history with `address` as its only entry.
    pub fn new(address: String) -> Self {
        Self(vec![address])
    }

    /// Adds an entry and returns true, unless `address` is the current one.
    pub fn go(&mut self, address: &str) -> bool {
        let is_another = self.shown() != address;
        if is_another {
            self.0.push(address.to_owned());
        }
        is_another
    }

    /// Replaces the current entry with `address`.
    pub fn replace(&mut self, address: &str) {
        self.0.pop();
        // Otherwise going back would show the same page again.
        if self.0.last().is_none_or(|before| before != address) {
            self.0.push(address.to_owned());
        }
    }

    /// Goes back and returns the address to show; `None` at the first entry.
    pub fn back(&mut self) -> Option<String> {
        if !self.leads_back() {
            return None;
        }
        self.0.pop();
        Some(self.shown().to_owned())
    }

    /// Returns whether there is an entry to go back to.
    pub fn leads_back(&self) -> bool {
        self.0.len() > 1
    }

    fn shown(&self) -> &str {
        self.0.last().map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::MemoryHistory;

    #[test]
    fn the_trail_leads_back_the_way_one_came() {
        let mut trail = MemoryHistory::new("#/".to_owned());
        assert!(!trail.leads_back());
        assert!(trail.go("#/a"));
        assert!(!trail.go("#/a"));
        assert!(trail.go("#/b"));
        assert_eq!(trail.back().as_deref(), Some("#/a"));
        assert_eq!(trail.back().as_deref(), Some("#/"));
        assert_eq!(trail.back(), None);
    }

    #[test]
    fn a_replaced_address_is_not_gone_back_to() {
        let mut trail = MemoryHistory::new("#/".to_owned());
        trail.go("#/check");
        trail.replace("#/check/birth-month");
        assert_eq!(trail.back().as_deref(), Some("#/"));
        trail.go("#/check");
        trail.replace("#/");
        assert!(!trail.leads_back());
    }
}
