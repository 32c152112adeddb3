//! Fetches the data files linked in the document, and reads the rules that the loader has fetched.

use super::host;
use gloo_utils::window;
use js_sys::Uint8Array;
use std::future::Future;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Response};
use widget_state::DataFile;
use widget_state::rules::{RejectReason, RulesOverride};

/// Starts fetching a data file. Resolves to `None` on any network error and for chunks, which the loader
/// fetches. `host` is an element of the widget.
pub fn fetch(host: &Element, file: DataFile) -> impl Future<Output = Option<Vec<u8>>> + use<> {
    let response = address(host, file).map(|address| window().fetch_with_str(&address));
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

/// Returns the rules that the loader (`web/loader/loader.js`) fetched before it started the widget: the
/// bytes, or the reason for their absence. `None` if the deployer configured no other rules.
pub fn rules_given(host: &Element) -> Option<RulesOverride> {
    let given = js_sys::Reflect::get(host, &JsValue::from_str("rules")).ok()?;
    if let Some(bytes) = given.dyn_ref::<Uint8Array>() {
        return Some(RulesOverride::File(bytes.to_vec().into()));
    }
    Some(RulesOverride::Unavailable(RejectReason::from_loader(&given.as_string()?)))
}

fn address(host: &Element, file: DataFile) -> Option<String> {
    let link = match file {
        DataFile::Directory => "link[data-bundle=directory]",
        DataFile::National => "link[data-bundle=national]",
        DataFile::Meaning => "link[data-bundle=meaning]",
        DataFile::Policies => "link[data-bundle=policies]",
    };
    host::link_url(host, link)
}
