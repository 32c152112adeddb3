//! Copies, shares and prints the receipt.

use super::reflect::{call, call_async, get, is_named, method, object};
use gloo_utils::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement};
use widget_state::{ShareAction, ShareOutcome};

/// The time in milliseconds that a user has for the share sheet. Some never report that they are closed; then
/// the link is copied, too.
const SHARE_LIMIT: u32 = 30_000;

/// The time in milliseconds that the clipboard has.
const COPY_LIMIT: u32 = 3_000;

/// Returns whether the device has a share sheet (`navigator.share`).
pub fn can_share() -> bool {
    method(&navigator(), "share").is_some()
}

/// Performs the action. Returns `None` if the system UI already reports the result. `host` is the widget's
/// root element.
pub async fn share(what: ShareAction, host: Option<Element>) -> Option<ShareOutcome> {
    match what {
        // Drawn by `result_image`.
        ShareAction::Image => None,
        ShareAction::Print => {
            // A sandboxed frame may not print; the browser reports it.
            let _ = window().print();
            None
        }
        ShareAction::Copy(link) => Some(copy(&link, host).await),
        ShareAction::Share(link) => match open_share_sheet(&link).await {
            Ok(_) => None,
            // The user closed the share sheet.
            Err(error) if is_named(&error, "AbortError") => None,
            Err(_) => Some(copy(&link, host).await),
        },
    }
}

async fn open_share_sheet(link: &str) -> Result<JsValue, JsValue> {
    call_async(&navigator(), "share", &[object(&[("url", link.into())])], SHARE_LIMIT).await
}

async fn copy(link: &str, host: Option<Element>) -> ShareOutcome {
    let clipboard = get(&navigator(), "clipboard");
    let copied = call_async(&clipboard, "writeText", &[link.into()], COPY_LIMIT).await.is_ok();
    if copied || copy_selected(host).is_some() { ShareOutcome::Copied } else { ShareOutcome::Refused }
}

/// Copies the selected text of the link field, or of the words for a call: the fallback where the Clipboard
/// API is missing or not allowed.
fn copy_selected(host: Option<Element>) -> Option<()> {
    let shown = host?.query_selector("input[readonly], .call-words").ok()??;
    match shown.dyn_into::<HtmlInputElement>() {
        Ok(field) => {
            // If the field cannot be focused, nothing is selected and nothing is copied.
            let _ = field.focus();
            field.select();
        }
        Err(words) => {
            let selection = call(&window(), "getSelection", &[]).ok()?;
            call(&selection, "selectAllChildren", &[words.into()]).ok()?;
        }
    }
    call(&document(), "execCommand", &["copy".into()]).ok()?.is_truthy().then_some(())
}

fn navigator() -> JsValue {
    // Every window has a navigator.
    get(&window(), "navigator")
}
