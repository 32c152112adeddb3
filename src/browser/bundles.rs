//! Fetching the bundles whose addresses stand in the head of the page.

use crate::state::Bundle;
use gloo_utils::{document, window};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The bytes of a bundle; `None` when it did not come, for whatever reason.
pub async fn fetch(bundle: Bundle) -> Option<Vec<u8>> {
    let address = address(bundle)?;
    let response = JsFuture::from(window().fetch_with_str(&address)).await.ok()?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

fn address(bundle: Bundle) -> Option<String> {
    let selector = match bundle {
        Bundle::Directory => "link[data-bundle=directory]",
        Bundle::National => "link[data-bundle=national]",
        Bundle::Policies => "link[data-bundle=policies]",
    };
    let link = document().query_selector(selector).ok()??;
    // The property, not the attribute: it is the whole address.
    js_sys::Reflect::get(&link, &JsValue::from_str("href")).ok()?.as_string()
}
