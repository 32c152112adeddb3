//! The Yew component: the whole widget.

use super::{Entry, Machine};
use crate::view::shell::shell;
use gloo_events::EventListener;
use yew::prelude::*;

/// The whole widget. (A struct: a function with hooks would link the code that keeps their values.)
pub struct App {
    machine: Machine,
    /// Listeners live as long as they are held.
    listeners: Vec<EventListener>,
}

impl Component for App {
    /// A request to render again.
    type Message = ();
    type Properties = Entry;

    fn create(context: &Context<Self>) -> Self {
        Self { machine: Machine::new(context.props()), listeners: Vec::new() }
    }

    fn view(&self, _context: &Context<Self>) -> Html {
        shell(&self.machine.scene(), self.machine.host()).into()
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        self.machine.drawn();
        if first {
            self.listeners = self.machine.connect(context.link().callback(|()| ()));
        }
    }
}
