//! Loading the widget's second and third part.

use crate::last::{Last, last as last_part};
use crate::later::{Later, later as later_part};

/// The second part; `None` when it did not come, for whatever reason. Loaded once, however often it
/// is asked for, unless it failed.
pub async fn later() -> Option<&'static Later> {
    load(0).await?;
    Some(later_part())
}

/// The third part, in the same way, and the second before it.
pub async fn last() -> Option<&'static Last> {
    load(1).await?;
    Some(last_part())
}

/// Loads a part and those before it; 0 is the second.
#[cfg(feature = "cut")]
async fn load(part: u32) -> Option<()> {
    wasm_bindgen_futures::JsFuture::from(loader::load_part(part)).await.ok().map(|_| ())
}

/// All parts are in the same file in this build.
#[cfg(not(feature = "cut"))]
async fn load(_part: u32) -> Option<()> {
    Some(())
}

#[cfg(feature = "cut")]
mod loader {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    extern "C" {
        /// `web/boot.js` puts it beside the glue.
        #[wasm_bindgen(js_namespace = wasm_bindgen, js_name = part)]
        pub(super) fn load_part(part: u32) -> js_sys::Promise;
    }
}
