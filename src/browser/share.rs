//! Taking something along: copying, the system's sheet for sharing, printing.

use super::reflect::{call, call_async, get, is_named, method, object};
use gloo_utils::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement};
use widget_state::{Take, Taken};

/// Whether the device has a sheet for sharing.
pub fn can_share() -> bool {
    method(&navigator(), "share").is_some()
}

/// Does it. `host` is the outermost element of the widget; what it says is nothing where the system
/// speaks for itself.
pub async fn share(what: Take, host: Option<Element>) -> Option<Taken> {
    match what {
        // Drawn before, from what the page shows.
        Take::Picture => None,
        Take::Print => {
            // A frame in a sandbox may not print; the browser says so where it says anything.
            let _ = window().print();
            None
        }
        Take::Copy(link) => Some(copy(&link, host).await),
        Take::Share(link) => match open_share_sheet(&link).await {
            Ok(_) => None,
            // Whoever closes the sheet has changed their mind.
            Err(error) if is_named(&error, "AbortError") => None,
            Err(_) => Some(copy(&link, host).await),
        },
    }
}

async fn open_share_sheet(link: &str) -> Result<JsValue, JsValue> {
    call_async(&navigator(), "share", &[object(&[("url", link.into())])]).await
}

async fn copy(link: &str, host: Option<Element>) -> Taken {
    let copied = call_async(&get(&navigator(), "clipboard"), "writeText", &[link.into()]).await.is_ok();
    if copied || copy_selected(host).is_some() { Taken::Copied } else { Taken::Refused }
}

/// The old way, where the new one is missing or not allowed: what is selected in the field.
fn copy_selected(host: Option<Element>) -> Option<()> {
    let field = host?.query_selector("input[readonly]").ok()??;
    let field: HtmlInputElement = field.dyn_into().ok()?;
    // A field that cannot take the focus has nothing selected, and nothing is copied.
    let _ = field.focus();
    field.select();
    call(&document(), "execCommand", &["copy".into()]).ok()?.is_truthy().then_some(())
}

fn navigator() -> JsValue {
    // A window always has one; without it nothing of the above is there.
    get(&window(), "navigator")
}
