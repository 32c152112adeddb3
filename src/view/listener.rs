//! The listener of all elements, and what it does with an event.

use super::events::is_repeated_click;
use web_sys::Event;
use widget_state::Message;
use yew::prelude::*;
use yew::virtual_dom::{Listener, ListenerKind};

/// Reads a message from an event; `None` dispatches nothing.
pub(crate) type MapEvent = fn(&Event) -> Option<Message>;

/// The events in use. Yew's `ListenerKind` has a hundred variants, with code to clone each of them.
#[derive(Clone, Copy)]
pub(super) enum EventKind {
    Change,
    Click,
    FocusOut,
    Input,
    KeyDown,
    MouseDown,
    Submit,
}

/// A listener for any event and any handler: a single type keeps the wasm small.
pub(super) struct DomListener {
    pub(super) kind: EventKind,
    pub(super) handler: Handler,
    pub(super) dispatch: Callback<Message>,
}

/// The reaction to an event.
pub(super) enum Handler {
    /// Dispatches the message.
    Send(Message),
    /// Dispatches the message, unless the click continues an earlier one.
    SendOnce(Message),
    /// Dispatches the message read from the event.
    Map(MapEvent),
    /// Calls the callback.
    Call(Callback<()>),
}

impl Listener for DomListener {
    fn kind(&self) -> ListenerKind {
        match self.kind {
            EventKind::Change => ListenerKind::onchange,
            EventKind::Click => ListenerKind::onclick,
            EventKind::FocusOut => ListenerKind::onfocusout,
            EventKind::Input => ListenerKind::oninput,
            EventKind::KeyDown => ListenerKind::onkeydown,
            EventKind::MouseDown => ListenerKind::onmousedown,
            EventKind::Submit => ListenerKind::onsubmit,
        }
    }

    fn handle(&self, event: Event) {
        let message = match &self.handler {
            Handler::SendOnce(_) if is_repeated_click(&event) => None,
            Handler::Send(message) | Handler::SendOnce(message) => Some(message.clone()),
            Handler::Map(map) => map(&event),
            Handler::Call(callback) => {
                callback.emit(());
                None
            }
        };
        if let Some(message) = message {
            self.dispatch.emit(message);
        }
    }

    fn passive(&self) -> bool {
        false
    }
}
