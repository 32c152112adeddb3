//! Loads the wasm files of the chunks.

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// Loads a chunk by its index. `web/loader/loader.js` defines it.
    #[wasm_bindgen(js_namespace = wasm_bindgen, js_name = loadChunk)]
    fn load_chunk(chunk: u32) -> js_sys::Promise;
}

/// Loads a chunk by its index, and the ones before it. The loader fetches each once, unless the fetch failed.
pub async fn load(chunk: u32) -> Option<()> {
    JsFuture::from(load_chunk(chunk)).await.ok().map(|_| ())
}
