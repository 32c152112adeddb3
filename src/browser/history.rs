//! The address bar and the history: hash routes without a router.

use gloo_events::EventListener;
use gloo_utils::window;
use js_sys::Reflect;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;

/// What follows `#` in the address, with the `#`.
pub fn current_hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// The whole address of the page the widget is in: in a frame, the frame's.
pub fn page_url() -> String {
    window().location().href().unwrap_or_default()
}

/// The way through the pages: where one has been, and how far down each page was.
#[derive(Debug, Default)]
pub struct BrowserHistory {
    /// For each entry of our history the scroll position it was left at.
    positions: RefCell<Vec<f64>>,
    /// The entry shown.
    entry: Cell<usize>,
    /// Where to scroll once the page is drawn; `None` for the top.
    arrival: Cell<Option<f64>>,
}

impl BrowserHistory {
    /// Calls `turned` with the address whenever it changes.
    pub fn watch(&self, turned: impl Fn(String) + 'static) -> EventListener {
        if let Ok(history) = window().history() {
            // Else the browser scrolls before it says that the address has changed.
            let _ = Reflect::set(&history, &"scrollRestoration".into(), &"manual".into());
        }
        self.stamp();
        EventListener::new(&window(), "hashchange", move |_| turned(current_hash()))
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
        let address = current_hash();
        self.replace(if address.is_empty() { "#/" } else { &address });
    }

    fn stamp_value(&self) -> JsValue {
        JsValue::from_f64(self.entry.get() as f64)
    }
}

/// The addresses one came through, the one shown last: a history without the browser's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemoryHistory(Vec<String>);

impl MemoryHistory {
    /// Begins at `address`.
    pub fn new(address: String) -> Self {
        Self(vec![address])
    }

    /// Goes on to `address`; whether that is another page than the one shown.
    pub fn go(&mut self, address: &str) -> bool {
        let is_another = self.shown() != address;
        if is_another {
            self.0.push(address.to_owned());
        }
        is_another
    }

    /// Puts `address` in the place of the one shown.
    pub fn replace(&mut self, address: &str) {
        self.0.pop();
        // Else the way back would lead to the page one is on.
        if self.0.last().is_none_or(|before| before != address) {
            self.0.push(address.to_owned());
        }
    }

    /// Goes back; the address to show, if there is one.
    pub fn back(&mut self) -> Option<String> {
        if !self.leads_back() {
            return None;
        }
        self.0.pop();
        Some(self.shown().to_owned())
    }

    /// Whether there is a way back.
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
