//! The element builder, which replaces `html!` (docs/contributing/yew.md).
//!
//! The macro expands to the construction of every element, about 330 bytes of wasm each; a call of the
//! builder takes about 15. With 250 elements the macro was a third of the widget
//! (docs/decisions/0007-elements-by-calls.md). The methods are named as in Proxmox Datacenter Manager, the
//! largest open Yew product, and the listeners like the attributes of `html!`.

use super::context::ViewContext;
use super::listener::{DomListener, EventKind, Handler, MapEvent};
use content::words::may_break_between;
use std::rc::Rc;
use widget_state::Message;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VList, VNode, VTag, VText};

/// A builder for a `VTag`.
#[must_use = "an element is only rendered as a child of another element"]
pub(crate) struct Element(Box<ElementParts>);

/// The element under construction. Children and listeners are collected first because `VTag::add_child` and
/// `VTag::add_listener` clone shared lists.
struct ElementParts {
    vtag: VTag,
    children: Vec<VNode>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
}

/// An element of which only the name is set.
///
/// Two thirds of the elements get a class first, and a fifth a text: `el("p").class("note")` is inlined to a
/// single call, since a second one at 400 call sites adds up in the wasm.
#[must_use = "an element is only rendered as a child of another element"]
#[derive(Clone, Copy)]
pub(crate) struct NewElement(&'static str);

/// Begins an element.
#[inline(always)]
pub(crate) fn el(name: &'static str) -> NewElement {
    NewElement(name)
}

impl NewElement {
    /// Returns the element without attributes and children.
    pub(crate) fn empty(self) -> Element {
        let mut vtag = VTag::new(self.0);
        vtag.attributes = Attributes::IndexMap(Rc::default());
        Element(Box::new(ElementParts { vtag, children: Vec::new(), listeners: Vec::new() }))
    }

    /// Sets the `class` attribute.
    #[inline(never)]
    pub(crate) fn class(self, class: &str) -> Element {
        self.empty().class(class)
    }

    /// Adds a text node.
    #[inline(never)]
    pub(crate) fn text(self, text: &str) -> Element {
        self.empty().text(text)
    }

    /// Adds the text of a heading or a label: [`Element::words`].
    #[inline(never)]
    pub(crate) fn words(self, text: &str) -> Element {
        self.empty().words(text)
    }

    /// Sets an attribute.
    pub(crate) fn attribute(self, name: &'static str, value: &str) -> Element {
        self.empty().attribute(name, value)
    }

    /// Adds a child.
    pub(crate) fn with_child(self, child: Element) -> Element {
        self.empty().with_child(child)
    }

    /// Adds an optional child.
    pub(crate) fn with_optional_child(self, child: Option<Element>) -> Element {
        self.empty().with_optional_child(child)
    }

    /// Sets the key.
    pub(crate) fn key(self, key: &str) -> Element {
        self.empty().key(key)
    }
}

/// Creates a `wbr`: an opportunity for a line break. Chromium has a space in the name of a control for one
/// that is not hidden.
pub(crate) fn line_opportunity() -> Element {
    el("wbr").attribute("aria-hidden", "true")
}

/// Creates a link.
pub(crate) fn link(href: &str) -> Element {
    el("a").attribute("href", href)
}

/// Creates a button that does not submit a form.
pub(crate) fn button(class: &str) -> Element {
    el("button").class(class).attribute("type", "button")
}

impl Element {
    /// Sets the `class` attribute.
    pub(crate) fn class(self, class: &str) -> Self {
        self.attribute("class", class)
    }

    /// Sets an attribute.
    pub(crate) fn attribute(mut self, name: &'static str, value: &str) -> Self {
        // The map is not shared yet, so that `get_mut` always succeeds.
        if let Attributes::IndexMap(attributes) = &mut self.0.vtag.attributes
            && let Some(attributes) = Rc::get_mut(attributes)
        {
            let value = AttributeOrProperty::Attribute(AttrValue::from(value.to_owned()));
            attributes.insert(AttrValue::Static(name), value);
        }
        self
    }

    /// Sets an attribute to "true", or omits it.
    pub(crate) fn attribute_if(self, name: &'static str, is_set: bool) -> Self {
        if is_set { self.attribute(name, "true") } else { self }
    }

    /// Sets an attribute to "true" or "false", as most ARIA states need it.
    pub(crate) fn boolean_attribute(self, name: &'static str, value: bool) -> Self {
        self.attribute(name, if value { "true" } else { "false" })
    }

    /// Adds a text node.
    pub(crate) fn text(mut self, text: &str) -> Self {
        self.add_node(VNode::VText(VText::new(text.to_owned())));
        self
    }

    /// Adds the text of a heading or a label, with a `wbr` wherever its line may break. The style forbids
    /// other breaks (`keep-all`). The element must lay its contents out as lines: in a flex container each
    /// piece would be an item.
    pub(crate) fn words(mut self, text: &str) -> Self {
        let mut start = 0;
        let mut before = ' ';
        for (index, character) in text.char_indices() {
            if may_break_between(before, character) {
                self = self.text(&text[start..index]).with_child(line_opportunity());
                start = index;
            }
            before = character;
        }
        self.text(&text[start..])
    }

    /// Adds a child.
    pub(crate) fn with_child(mut self, child: Element) -> Self {
        self.add_child(child);
        self
    }

    /// Adds an optional child; `None` adds an empty node so that siblings keep their positions when diffed.
    pub(crate) fn with_optional_child(mut self, child: Option<Element>) -> Self {
        self.add_node(child.map_or_else(VNode::default, Html::from));
        self
    }

    /// Adds a child in a loop, where the element is a variable.
    pub(crate) fn add_child(&mut self, child: Element) {
        self.add_node(child.into());
    }

    /// Adds children whose number changes from one render to the next, as one node: what comes after them
    /// keeps its position. With keys, each keeps its element too; without, Yew compares lists from their
    /// ends.
    pub(crate) fn with_children(mut self, children: Vec<Element>) -> Self {
        let children = children.into_iter().map(Html::from).collect();
        self.add_node(VNode::VList(Rc::new(VList::with_children(children, None))));
        self
    }

    /// Attaches a `NodeRef`.
    pub(crate) fn node_ref(mut self, node_ref: &NodeRef) -> Self {
        self.0.vtag.node_ref = node_ref.clone();
        self
    }

    /// Sets the key: an element with another key replaces the rendered element instead of changing it.
    pub(crate) fn key(mut self, key: &str) -> Self {
        self.0.vtag.key = Some(Key::from(key));
        self
    }

    /// Sets the value of an input.
    pub(crate) fn value(mut self, value: &str) -> Self {
        self.0.vtag.set_value(Some(AttrValue::from(value.to_owned())));
        self
    }

    /// Sets whether a checkbox is checked.
    pub(crate) fn checked(mut self, checked: bool) -> Self {
        self.0.vtag.set_checked(checked);
        self
    }

    /// Dispatches a message on a click.
    pub(crate) fn onclick(self, cx: &ViewContext, message: Message) -> Self {
        self.listen(EventKind::Click, cx, Handler::Send(message))
    }

    /// Dispatches a message on the first click of a double click only: the second must not answer the
    /// question that has replaced the first.
    pub(crate) fn onclick_once(self, cx: &ViewContext, message: Message) -> Self {
        self.listen(EventKind::Click, cx, Handler::SendOnce(message))
    }

    /// Calls a callback on a click.
    pub(crate) fn onclick_callback(self, callback: Callback<()>) -> Self {
        let (kind, handler) = (EventKind::Click, Handler::Call(callback));
        self.add_listener(DomListener { kind, handler, dispatch: Callback::noop() })
    }

    /// Dispatches a message when the value has changed.
    pub(crate) fn onchange(self, cx: &ViewContext, message: Message) -> Self {
        self.listen(EventKind::Change, cx, Handler::Send(message))
    }

    /// Dispatches the message that `map` reads from the event when the value has changed.
    pub(crate) fn onchange_with(self, cx: &ViewContext, map: MapEvent) -> Self {
        self.listen(EventKind::Change, cx, Handler::Map(map))
    }

    /// Dispatches a message when the focus leaves the element.
    pub(crate) fn onfocusout(self, cx: &ViewContext, message: Message) -> Self {
        self.listen(EventKind::FocusOut, cx, Handler::Send(message))
    }

    /// Dispatches the message that `map` reads from the event on each edit.
    pub(crate) fn oninput(self, cx: &ViewContext, map: MapEvent) -> Self {
        self.listen(EventKind::Input, cx, Handler::Map(map))
    }

    /// Dispatches the message that `map` reads from the event when a key is pressed.
    pub(crate) fn onkeydown(self, cx: &ViewContext, map: MapEvent) -> Self {
        self.listen(EventKind::KeyDown, cx, Handler::Map(map))
    }

    /// Dispatches the message that `map` reads from the event when a mouse button is pressed.
    pub(crate) fn onmousedown(self, cx: &ViewContext, map: MapEvent) -> Self {
        self.listen(EventKind::MouseDown, cx, Handler::Map(map))
    }

    /// Dispatches the message that `map` reads from the event when a form is submitted.
    pub(crate) fn onsubmit(self, cx: &ViewContext, map: MapEvent) -> Self {
        self.listen(EventKind::Submit, cx, Handler::Map(map))
    }

    fn listen(self, kind: EventKind, cx: &ViewContext, handler: Handler) -> Self {
        self.add_listener(DomListener { kind, handler, dispatch: cx.dispatch.clone() })
    }

    fn add_listener(mut self, listener: DomListener) -> Self {
        self.0.listeners.push(Some(Rc::new(listener)));
        self
    }

    fn add_node(&mut self, child: VNode) {
        self.0.children.push(child);
    }
}

impl From<Element> for Html {
    fn from(element: Element) -> Self {
        let ElementParts { mut vtag, children, listeners } = *element.0;
        if !children.is_empty()
            && let Some(slot) = vtag.children_mut()
        {
            *slot = VNode::VList(Rc::new(VList::with_children(children, None)));
        }
        if !listeners.is_empty() {
            vtag.set_listeners(listeners.into_boxed_slice());
        }
        VNode::VTag(Rc::new(vtag))
    }
}
