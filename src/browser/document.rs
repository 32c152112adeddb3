//! Title, focus, and the top of the page.

use gloo_utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

/// Sets the title of the document.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Moves the focus to an element.
pub fn focus(element: &HtmlElement) {
    // An element that cannot take the focus keeps it where it was, which is all one can do.
    let _ = element.focus();
}

/// Moves the focus to an element and nothing else: on somebody else's page scrolling is not ours.
pub fn focus_without_scrolling(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // As above.
    let _ = element.focus_with_options(&options);
}

/// Shows the page from its top.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Moves the focus to the first field within `host` that is marked as wrong.
pub fn focus_invalid(host: &HtmlElement) {
    let field = host.query_selector("[aria-invalid=true]").ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        focus(&field);
    }
}
