//! The Yew component: the whole widget.

use super::{AppProps, Runtime};
use crate::view::shell::shell;
use gloo_events::EventListener;
use yew::prelude::*;

/// The whole widget. (A struct: a function with hooks would link the code that keeps their values.)
pub struct App {
    runtime: Runtime,
    /// Listeners live as long as they are held.
    listeners: Vec<EventListener>,
}

impl Component for App {
    /// A request to render again.
    type Message = ();
    type Properties = AppProps;

    fn create(context: &Context<Self>) -> Self {
        Self { runtime: Runtime::new(context.props()), listeners: Vec::new() }
    }

    fn view(&self, _context: &Context<Self>) -> Html {
        shell(&self.runtime.context(), self.runtime.host()).into()
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        self.runtime.after_render();
        if first {
            self.listeners = self.runtime.connect(context.link().callback(|()| ()));
        }
    }
}
