//! Reads the browser's events. With [`super::listener`] the only file of the view that names a browser type.
//!
//! Most casts are unchecked: a wasm-bindgen getter reads the property of any object, and one import serves
//! the events and the fields of several types.

use wasm_bindgen::JsCast;
pub(super) use web_sys::Event;
use web_sys::{HtmlInputElement, KeyboardEvent, UiEvent};
use widget_state::input_method::INPUT_METHOD_KEY_CODE;

/// Returns the value of the event's target: an input, a select or a text area.
pub(super) fn value(event: &Event) -> String {
    event.target().map(|field| field.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default()
}

/// Returns whether a click continues an earlier one: the second of a double click. A key or a screen reader
/// clicks with 0.
pub(super) fn is_repeated_click(event: &Event) -> bool {
    event.unchecked_ref::<UiEvent>().detail() > 1
}

/// Returns whether an input method is composing.
pub(super) fn is_composing(event: &Event) -> bool {
    event.unchecked_ref::<KeyboardEvent>().is_composing()
}

/// Returns whether an input method handles the key.
pub(super) fn is_handled_by_input_method(event: &Event) -> bool {
    is_composing(event) || event.unchecked_ref::<KeyboardEvent>().key_code() == INPUT_METHOD_KEY_CODE
}

/// Returns the name of the key. `None` for a key event without a key, which browsers send when they fill in a
/// field.
pub(super) fn key(event: &Event) -> Option<String> {
    Some(event.dyn_ref::<KeyboardEvent>()?.key())
}
