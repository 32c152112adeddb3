//! Where the widget is: on a page of its own, in a frame, or in a shadow root on somebody else's page. Whoever
//! loads it (`web/loader/loader.js`) names the element that it fills and writes on that what is different there.

use super::history;
use gloo_utils::document;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// `web/loader/loader.js` puts it beside the glue.
    #[wasm_bindgen(catch, js_namespace = wasm_bindgen, js_name = host)]
    fn host_of_loader() -> Result<Element, JsValue>;
}

/// The element that the widget fills.
pub fn host() -> Option<Element> {
    // Trunk has no loader of ours, and one widget.
    host_of_loader().ok().or_else(|| document().get_element_by_id("qilu-green"))
}

/// The address within the widget to begin at: that of the page, unless the page is somebody else's.
pub fn first_address(host: &Element) -> String {
    host.get_attribute("data-address").unwrap_or_else(history::current_hash)
}

/// The whole address of the widget's own page: in a frame, the frame's.
pub fn widget_url(host: &Element) -> String {
    host.get_attribute("data-home").unwrap_or_else(history::page_url)
}

/// The city that the page around the widget says it is for; empty when it says none.
pub fn city(host: &Element) -> String {
    host.get_attribute("data-city").unwrap_or_default()
}

/// The whole address that a link of the page stands for, or of what is outermost in a shadow root.
pub(super) fn link_url(host: &Element, link: &str) -> Option<String> {
    let link = host.closest(":root, .qg-root").ok()??.query_selector(link).ok()??;
    // The property, not the attribute: it is the whole address.
    js_sys::Reflect::get(&link, &JsValue::from_str("href")).ok()?.as_string()
}
