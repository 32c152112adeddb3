//! Files that the page itself writes, into the browser's downloads.

use super::reflect::{call, construct, global, list, object, set};
use gloo_utils::document;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

thread_local! {
    /// The address of the last file, which the browser may still be reading.
    static LAST: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Saves a text as a file. A browser that does not let a page do so says so itself, if anything.
pub fn save(name: &str, kind: &str, text: &str) {
    // Nothing left to do: it is an engine without files.
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
