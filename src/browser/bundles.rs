//! Fetches the data files linked in the document, and reads the rules that the loader has fetched.

use super::host;
use gloo_utils::window;
use js_sys::{Promise, Uint8Array};
use std::future::Future;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Response};
use widget_state::DataFile;
use widget_state::overrides::{FileOverride, RejectReason};

#[wasm_bindgen]
extern "C" {
    /// Defined by `web/loader/loader.js`.
    #[wasm_bindgen(js_namespace = wasm_bindgen, js_name = directory)]
    fn directory_of_loader() -> Option<Promise>;

    /// Defined by `web/loader/loader.js`.
    #[wasm_bindgen(js_namespace = wasm_bindgen, js_name = nextTask)]
    fn next_task_of_loader() -> Promise;
}

/// Starts fetching a data file. Resolves to `None` on any network error and for chunks, which the loader
/// fetches. `host` is an element of the widget.
pub fn fetch(host: &Element, file: DataFile) -> impl Future<Output = Option<Vec<u8>>> + use<> {
    let response =
        requested(file).or_else(|| address(host, file).map(|address| window().fetch_with_str(&address)));
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

/// Waits until the browser has handled what else there is to do.
pub async fn next_task() {
    let _always_resolved = JsFuture::from(next_task_of_loader()).await;
}

/// Returns the response of a file that the loader has requested before the widget ran.
fn requested(file: DataFile) -> Option<Promise> {
    if file == DataFile::Directory { directory_of_loader() } else { None }
}

/// Returns the rules that the loader (`web/loader/loader.js`) fetched before it started the widget: the
/// bytes, or the reason for their absence. `None` if the deployer configured no other rules.
pub fn rules_override(host: &Element) -> Option<FileOverride> {
    file_override(&js_sys::Reflect::get(host, &JsValue::from_str("rules")).ok()?)
}

/// Returns the occupations file that the loader fetches, in the same form. `None` if the deployer configured
/// none.
pub fn occupations_override(host: &Element) -> Option<JsFuture> {
    let request = js_sys::Reflect::get(host, &JsValue::from_str("occupations")).ok()?;
    request.dyn_into::<Promise>().ok().map(JsFuture::from)
}

/// Converts the loader's value: bytes, or the name of the reason for their absence.
pub fn file_override(value: &JsValue) -> Option<FileOverride> {
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        return Some(FileOverride::File(bytes.to_vec().into()));
    }
    Some(FileOverride::Unavailable(RejectReason::from_loader(&value.as_string()?)))
}

fn address(host: &Element, file: DataFile) -> Option<String> {
    let link = match file {
        DataFile::Directory => "link[data-bundle=directory]",
        DataFile::National => "link[data-bundle=national]",
        DataFile::Meaning => "link[data-bundle=meaning]",
        DataFile::Policies => "link[data-bundle=policies]",
        DataFile::Handwriting => "link[data-bundle=handwriting]",
    };
    host::link_url(host, link)
}
