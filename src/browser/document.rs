//! Title, focus and scrolling of the document.

use gloo_utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use web_sys::{Event, FocusOptions, HtmlElement};

#[wasm_bindgen]
extern "C" {
    /// Writes a warning on the console, for a deployer.
    #[wasm_bindgen(js_namespace = console)]
    pub fn warn(text: &str);
}

/// Sets the title of the document.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Focuses an element and scrolls to it.
pub fn focus(element: &HtmlElement) {
    // If the element cannot be focused, the focus stays at the previous element.
    let _ = element.focus();
}

/// Focuses an element without scrolling, which only the host page may do.
pub fn focus_without_scrolling(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // As above.
    let _ = element.focus_with_options(&options);
}

/// Focuses the heading of a page, which is focusable only as long as it has the focus: later, a click on it
/// must not move the focus there.
pub fn focus_heading(heading: &HtmlElement, scrolls: bool) {
    // A failure concerns the focus alone.
    let _ = heading.set_attribute("tabindex", "-1");
    if scrolls {
        focus(heading);
    } else {
        focus_without_scrolling(heading);
    }
    ON_BLUR.with(|on_blur| heading.set_onblur(Some(on_blur.as_ref().unchecked_ref())));
}

thread_local! {
    /// One for all headings: a heading that is removed while it has the focus never loses it by an event, and
    /// would leave another closure behind.
    static ON_BLUR: Closure<dyn Fn(Event)> = Closure::new(|event: Event| {
        if let Some(heading) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
            let _ = heading.remove_attribute("tabindex");
        }
    });
}

/// Scrolls to the top of the page.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Focuses the first invalid field within `host`.
pub fn focus_invalid(host: &HtmlElement) {
    let field = host.query_selector("[aria-invalid=true]").ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        focus(&field);
    }
}
