//! Saves files that the page generates.

use super::reflect::{call, construct, global, list, object, set};
use gloo_utils::document;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

thread_local! {
    /// The object URL of the latest file, which the browser may still be reading.
    static LAST: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Saves a text as a file. A browser that blocks downloads tells the user itself.
pub fn save(name: &str, kind: &str, text: &str) {
    // Engines without `Blob` cannot save files.
    let _ = try_to_save(name, kind, text);
}

fn try_to_save(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let parts = list(&[text.into()]).into();
    let file = construct("Blob", &[parts, object(&[("type", kind.into())])])?;
    let addresses = global("URL");
    let address = call(&addresses, "createObjectURL", &[file])?;
    let link: JsValue = document().create_element("a")?.into();
    set(&link, "href", &address);
    set(&link, "download", &name.into());
    call(&link, "click", &[])?;
    if let Some(last) = LAST.replace(Some(address)) {
        call(&addresses, "revokeObjectURL", &[last])?;
    }
    Ok(())
}
