//! What the widget looks like.
//!
//! `machine` runs the state machine, `scene` is what it hands out, `pages` and `components` turn a
//! scene into elements (`tag`). They are plain functions: only [`App`] has a lifecycle, and every
//! component of Yew's own would cost a kilobyte.

pub(crate) mod aloud;
pub(crate) mod components;
pub(crate) mod kiosk;
mod machine;
pub(crate) mod pages;
pub(crate) mod scene;
mod shell;
pub(crate) mod tag;
mod title;

pub use machine::Entry;

use gloo_events::EventListener;
use machine::Machine;
use yew::prelude::*;

/// The whole widget. (A struct: a function with hooks would bring what remembers them.)
pub struct App {
    machine: Machine,
    /// They listen for as long as they are kept.
    listeners: Vec<EventListener>,
}

impl Component for App {
    /// To be drawn again.
    type Message = ();
    type Properties = Entry;

    fn create(context: &Context<Self>) -> Self {
        Self { machine: Machine::new(context.props()), listeners: Vec::new() }
    }

    fn view(&self, _context: &Context<Self>) -> Html {
        shell::shell(&self.machine.scene(), self.machine.host()).into()
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        self.machine.drawn();
        if first {
            self.listeners = self.machine.connect(context.link().callback(|()| ()));
        }
    }
}
