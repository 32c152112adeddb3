//! Loading the widget's second part.

use crate::later::{Later, later};

/// The second part; `None` when it did not come, for whatever reason. Loaded once, however often it
/// is asked for, unless it failed.
#[cfg(feature = "cut")]
pub async fn load() -> Option<&'static Later> {
    wasm_bindgen_futures::JsFuture::from(loader::load_later()).await.ok()?;
    Some(later())
}

/// The second part, which is in the same file in this build.
#[cfg(not(feature = "cut"))]
pub async fn load() -> Option<&'static Later> {
    Some(later())
}

#[cfg(feature = "cut")]
mod loader {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    extern "C" {
        /// `web/boot.js` puts it beside the glue.
        #[wasm_bindgen(js_namespace = wasm_bindgen, js_name = later)]
        pub(super) fn load_later() -> js_sys::Promise;
    }
}
