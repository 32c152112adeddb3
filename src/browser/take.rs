//! Taking something along: copying, the system's sheet for sharing, printing.

use crate::state::{Take, Taken};
use gloo_utils::{document, window};
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlInputElement};

/// Whether the device has a sheet for sharing.
pub fn can_share() -> bool {
    method(&navigator(), "share").is_some()
}

/// Does it. `host` is the outermost element of the widget; what it says is nothing where the system
/// speaks for itself.
pub async fn take(what: Take, host: Option<Element>) -> Option<Taken> {
    match what {
        Take::Print => {
            // A frame in a sandbox may not print; the browser says so where it says anything.
            let _ = window().print();
            None
        }
        Take::Copy(link) => Some(copy(&link, host).await),
        Take::Share(link) => match share(&link).await {
            Ok(_) => None,
            // Whoever closes the sheet has changed their mind.
            Err(error) if is_named(&error, "AbortError") => None,
            Err(_) => Some(copy(&link, host).await),
        },
    }
}

async fn share(link: &str) -> Result<JsValue, JsValue> {
    let data = Object::new();
    Reflect::set(&data, &"url".into(), &link.into())?;
    settled(&navigator(), "share", &data).await
}

async fn copy(link: &str, host: Option<Element>) -> Taken {
    let copied = match Reflect::get(&navigator(), &"clipboard".into()) {
        Ok(clipboard) => settled(&clipboard, "writeText", &link.into()).await.is_ok(),
        Err(_) => false,
    };
    if copied || copy_selected(host).is_some() { Taken::Copied } else { Taken::Refused }
}

/// The old way, where the new one is missing or not allowed: what is selected in the field.
fn copy_selected(host: Option<Element>) -> Option<()> {
    let field = host?.query_selector("input[readonly]").ok()??;
    let field: HtmlInputElement = field.dyn_into().ok()?;
    // A field that cannot take the focus has nothing selected, and nothing is copied.
    let _ = field.focus();
    field.select();
    let copy = method(&document(), "execCommand")?;
    copy.call1(&document(), &"copy".into()).ok()?.is_truthy().then_some(())
}

/// Calls a method that promises something, and waits for it.
async fn settled(object: &JsValue, name: &str, value: &JsValue) -> Result<JsValue, JsValue> {
    let method = method(object, name).ok_or(JsValue::UNDEFINED)?;
    let promise: Promise = method.call1(object, value)?.dyn_into()?;
    JsFuture::from(promise).await
}

/// A method of an object, where it has one.
fn method(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

fn is_named(error: &JsValue, name: &str) -> bool {
    Reflect::get(error, &"name".into()).is_ok_and(|said| said.as_string().as_deref() == Some(name))
}

fn navigator() -> JsValue {
    // A window always has one; without it nothing of the above is there.
    Reflect::get(&window(), &"navigator".into()).unwrap_or(JsValue::UNDEFINED)
}
