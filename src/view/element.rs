//! Elements put together by calls instead of by `html!`.
//!
//! The macro writes out the construction of every element where it stands, some 330 bytes of wasm each;
//! a call takes about 15. With 250 elements that was a third of the whole widget
//! (docs/decisions/0010-elements-by-calls.md).

use super::context::Scene;
use std::rc::Rc;
use web_sys::Event;
use widget_state::Message;
use yew::prelude::*;
use yew::virtual_dom::{
    AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VNode, VTag, VText,
};

/// An element in the making.
pub(crate) struct Tag(Box<Making>);

/// What is put together only when it is complete: Yew's own ways of adding to an element provide for
/// others who hold it too.
struct Making {
    element: VTag,
    children: Vec<VNode>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
}

/// An element of this name, empty.
pub(crate) fn tag(name: &'static str) -> Tag {
    let mut element = VTag::new(name);
    element.attributes = Attributes::IndexMap(Rc::default());
    Tag(Box::new(Making { element, children: Vec::new(), listeners: Vec::new() }))
}

/// An element with a class.
pub(crate) fn classed(name: &'static str, class: &str) -> Tag {
    tag(name).set("class", class)
}

/// An element of nothing but words.
pub(crate) fn words(name: &'static str, words: &str) -> Tag {
    tag(name).text(words)
}

/// A link to an address.
pub(crate) fn link(address: &str) -> Tag {
    tag("a").set("href", address)
}

/// A button that does nothing yet.
pub(crate) fn button(class: &str) -> Tag {
    classed("button", class).set("type", "button")
}

impl Tag {
    /// Sets an attribute.
    pub(crate) fn set(mut self, name: &'static str, value: &str) -> Self {
        // Nobody else has them yet.
        if let Attributes::IndexMap(attributes) = &mut self.0.element.attributes
            && let Some(attributes) = Rc::get_mut(attributes)
        {
            let value = AttributeOrProperty::Attribute(AttrValue::from(value.to_owned()));
            attributes.insert(AttrValue::Static(name), value);
        }
        self
    }

    /// Sets an attribute to "true", or leaves it away.
    pub(crate) fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.set(name, "true") } else { self }
    }

    /// Sets an attribute to "true" or "false".
    pub(crate) fn either(self, name: &'static str, on: bool) -> Self {
        self.set(name, if on { "true" } else { "false" })
    }

    /// Adds words.
    pub(crate) fn text(mut self, words: &str) -> Self {
        self.add(VNode::VText(VText::new(words.to_owned())));
        self
    }

    /// Adds an element.
    pub(crate) fn with(mut self, child: Tag) -> Self {
        self.push(child);
        self
    }

    /// Adds an element or keeps its place free, so that its neighbours stay what they are.
    pub(crate) fn maybe(mut self, child: Option<Tag>) -> Self {
        self.add(child.map_or_else(VNode::default, Html::from));
        self
    }

    /// Adds an element to one that is being filled in a loop.
    pub(crate) fn push(&mut self, child: Tag) {
        self.add(child.into());
    }

    /// Lets something find the element once it stands in the document.
    pub(crate) fn found_by(mut self, node: &NodeRef) -> Self {
        self.0.element.node_ref = node.clone();
        self
    }

    /// Tells the element from others in its place: with another key it is another element.
    pub(crate) fn key(mut self, key: &str) -> Self {
        self.0.element.key = Some(Key::from(key));
        self
    }

    /// Sets what a field holds.
    pub(crate) fn value(mut self, value: &str) -> Self {
        self.0.element.set_value(Some(AttrValue::from(value.to_owned())));
        self
    }

    /// Sets whether a box is ticked.
    pub(crate) fn checked(mut self, checked: bool) -> Self {
        self.0.element.set_checked(checked);
        self
    }

    /// Sends a message on a click.
    pub(crate) fn on_click(self, scene: &Scene, message: Message) -> Self {
        self.listen(On::Click, scene, Heard::Says(message))
    }

    /// Sends a message whenever something happens, whatever it was.
    pub(crate) fn says(self, kind: On, scene: &Scene, message: Message) -> Self {
        self.listen(kind, scene, Heard::Says(message))
    }

    /// Reads a message out of what happens; `None` is nothing to say.
    pub(crate) fn reads(self, kind: On, scene: &Scene, read: fn(&Event) -> Option<Message>) -> Self {
        self.listen(kind, scene, Heard::Reads(read))
    }

    /// Calls something on a click.
    pub(crate) fn calls(self, call: Callback<()>) -> Self {
        self.hear(Ear { kind: On::Click, heard: Heard::Calls(call), send: Callback::noop() })
    }

    fn listen(self, kind: On, scene: &Scene, heard: Heard) -> Self {
        self.hear(Ear { kind, heard, send: scene.send.clone() })
    }

    fn hear(mut self, ear: Ear) -> Self {
        self.0.listeners.push(Some(Rc::new(ear)));
        self
    }

    fn add(&mut self, child: VNode) {
        self.0.children.push(child);
    }
}

impl From<Tag> for Html {
    fn from(tag: Tag) -> Self {
        let Making { mut element, children, listeners } = *tag.0;
        if !children.is_empty()
            && let Some(place) = element.children_mut()
        {
            *place = VNode::VList(Rc::new(VList::with_children(children, None)));
        }
        if !listeners.is_empty() {
            element.set_listeners(listeners.into_boxed_slice());
        }
        VNode::VTag(Rc::new(element))
    }
}

/// What is listened for. (Yew's own list has a hundred entries, and code for each to be cloned.)
#[derive(Clone, Copy)]
pub(crate) enum On {
    /// Another choice was made.
    Change,
    /// It was tapped, clicked, or pressed by a key.
    Click,
    /// The focus left it.
    FocusOut,
    /// What it holds was edited.
    Input,
    /// A key went down.
    KeyDown,
    /// A button of the mouse went down.
    MouseDown,
    /// A form was sent off.
    Submit,
}

/// A listener of one shape for everything that can happen.
struct Ear {
    kind: On,
    heard: Heard,
    send: Callback<Message>,
}

/// What is made of an event.
enum Heard {
    Says(Message),
    Reads(fn(&Event) -> Option<Message>),
    Calls(Callback<()>),
}

impl Listener for Ear {
    fn kind(&self) -> ListenerKind {
        match self.kind {
            On::Change => ListenerKind::onchange,
            On::Click => ListenerKind::onclick,
            On::FocusOut => ListenerKind::onfocusout,
            On::Input => ListenerKind::oninput,
            On::KeyDown => ListenerKind::onkeydown,
            On::MouseDown => ListenerKind::onmousedown,
            On::Submit => ListenerKind::onsubmit,
        }
    }

    fn handle(&self, event: Event) {
        let message = match &self.heard {
            Heard::Says(message) => Some(message.clone()),
            Heard::Reads(read) => read(&event),
            Heard::Calls(call) => {
                call.emit(());
                None
            }
        };
        if let Some(message) = message {
            self.send.emit(message);
        }
    }

    fn passive(&self) -> bool {
        false
    }
}
