//! The history of pages: the browser's, or one in memory.

use crate::browser::history::{BrowserHistory, MemoryHistory, current_hash};
use std::cell::RefCell;
use widget_state::TextSize;

/// The history of pages.
#[derive(Debug)]
pub(super) enum Navigation {
    /// The browser's own history and URL, on the widget's own page.
    Browser(BrowserHistory),
    /// A history in memory: embedded, since URL and history belong to the host page; and at a kiosk, so that
    /// no entry outlives a visitor.
    Memory(RefCell<MemoryHistory>),
}

impl Navigation {
    /// Creates the history that begins at `address`.
    pub(super) fn new(in_memory: bool, address: String) -> Self {
        if in_memory {
            Navigation::Memory(RefCell::new(MemoryHistory::new(address)))
        } else {
            Navigation::Browser(BrowserHistory::default())
        }
    }

    /// Goes to `address` as a link does. Returns whether the caller has to report the new page; the browser
    /// reports it itself.
    pub(super) fn go(&self, address: &str) -> bool {
        match self {
            Navigation::Browser(history) => {
                history.go(address);
                false
            }
            Navigation::Memory(history) => history.borrow_mut().go(address),
        }
    }

    /// Replaces the current address.
    pub(super) fn replace(&self, address: &str) {
        match self {
            Navigation::Browser(history) => history.replace(address),
            Navigation::Memory(history) => history.borrow_mut().replace(address),
        }
    }

    /// Keeps the size of text in the page's own URL, so that a reload and a link to the page have it, too.
    pub(super) fn keep_size(&self, size: TextSize) {
        if let Navigation::Browser(history) = self {
            history.replace(&[size.query(), &current_hash()].concat());
        }
    }

    /// Goes back. Returns the address of the page, for a history in memory.
    pub(super) fn back(&self) -> Option<String> {
        match self {
            Navigation::Browser(_) => None,
            Navigation::Memory(history) => history.borrow_mut().back(),
        }
    }

    /// Returns whether the widget has to offer a way back, which the browser's button does not.
    pub(super) fn offers_back(&self) -> bool {
        match self {
            Navigation::Browser(_) => false,
            Navigation::Memory(history) => history.borrow().leads_back(),
        }
    }

    /// Forgets all entries of a history in memory, and begins again at `address`.
    pub(super) fn reset(&self, address: String) {
        if let Navigation::Memory(history) = self {
            history.replace(MemoryHistory::new(address));
        }
    }
}
