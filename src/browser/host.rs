//! The host environment of the widget: its own page, a frame, or a shadow root on a host page. The loader
//! (`web/loader/loader.js`) names the element that the widget fills and configures it with attributes.

use super::history;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// Returns the element that the widget fills. `web/loader/loader.js` defines it.
    #[wasm_bindgen(catch, js_namespace = wasm_bindgen, js_name = host)]
    fn host_of_loader() -> Result<Element, JsValue>;
}

/// Returns the element that the widget fills.
pub fn host() -> Option<Element> {
    host_of_loader().ok()
}

/// Returns the first route's address: from the URL, unless the URL belongs to a host page.
pub fn first_address(host: &Element) -> String {
    host.get_attribute("data-address").unwrap_or_else(history::current_hash)
}

/// Returns the URL of the widget's own page: in a frame, the frame's.
pub fn widget_url(host: &Element) -> String {
    host.get_attribute("data-home").unwrap_or_else(history::page_url)
}

/// Returns the city that the host page names; empty if it names none.
pub fn city(host: &Element) -> String {
    host.get_attribute("data-city").unwrap_or_default()
}

/// Returns the absolute URL of a `link` element of the page or of the shadow root.
pub(super) fn link_url(host: &Element, link: &str) -> Option<String> {
    let link = host.closest(":root, .qg-root").ok()??.query_selector(link).ok()??;
    // The property, unlike the attribute, is an absolute URL.
    js_sys::Reflect::get(&link, &JsValue::from_str("href")).ok()?.as_string()
}
