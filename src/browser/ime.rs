//! Composition events of input methods (IME) in the search field.

use gloo_events::EventListener;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

/// Calls `composed` with the text of the field and whether a composition is in progress, as long as the
/// listeners live.
pub fn watch(host: &Element, composed: impl Fn(String, bool) + 'static) -> [EventListener; 2] {
    let composed = Rc::new(composed);
    [("compositionstart", true), ("compositionend", false)].map(|(kind, composing)| {
        let composed = Rc::clone(&composed);
        EventListener::new(host, kind, move |event| {
            if let Some(field) = field_of(event) {
                composed(field.value(), composing);
            }
        })
    })
}

fn field_of(event: &Event) -> Option<HtmlInputElement> {
    let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    (field.get_attribute("role").as_deref() == Some("combobox")).then_some(field)
}
