//! Fetching the bundles whose addresses stand where the widget is, and taking over the rules that
//! the loader has fetched.

use super::host;
use gloo_utils::window;
use js_sys::Uint8Array;
use std::future::Future;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Response};
use widget_state::Bundle;
use widget_state::rules::{Given, Kept};

/// Asks for a bundle at once; `host` is an element of the widget. The bytes; `None` when they did not come, for whatever reason, or when
/// it is none that consists of bytes.
pub fn fetch(host: &Element, bundle: Bundle) -> impl Future<Output = Option<Vec<u8>>> + use<> {
    let response = address(host, bundle).map(|address| window().fetch_with_str(&address));
    async move {
        let response = JsFuture::from(response?).await.ok()?;
        let response: Response = response.unchecked_into();
        if !response.ok() {
            return None;
        }
        let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    }
}

/// The rules that the loader fetched before it started the widget (`web/loader/loader.js`): as bytes, or the
/// reason why there are none. `None` when nobody asked for other rules.
pub fn rules_given(host: &Element) -> Option<Given> {
    let given = js_sys::Reflect::get(host, &JsValue::from_str("rules")).ok()?;
    if let Some(bytes) = given.dyn_ref::<Uint8Array>() {
        return Some(Given::File(bytes.to_vec().into()));
    }
    Some(Given::Nothing(Kept::of_loader(&given.as_string()?)))
}

fn address(host: &Element, bundle: Bundle) -> Option<String> {
    let link = match bundle {
        Bundle::Later | Bundle::Last => return None,
        Bundle::Directory => "link[data-bundle=directory]",
        Bundle::National => "link[data-bundle=national]",
        Bundle::Policies => "link[data-bundle=policies]",
    };
    host::link_url(host, link)
}
