//! What the Web offers by name. Typed bindings would each add an import to the first part of the
//! widget, which everybody downloads; what only the last part uses is called through these few.

use gloo_utils::window;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A property; `undefined` where there is none.
pub fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Sets a property. What refuses it stays as it is.
pub fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// A property of the window.
pub fn global(name: &str) -> JsValue {
    get(&window(), name)
}

/// A method, where the object has one.
pub fn method(object: &JsValue, name: &str) -> Option<Function> {
    get(object, name).dyn_into().ok()
}

/// Calls a method.
///
/// # Errors
/// What it threw; `undefined` where there is no such method.
pub fn call(object: &JsValue, name: &str, values: &[JsValue]) -> Result<JsValue, JsValue> {
    let method = method(object, name).ok_or(JsValue::UNDEFINED)?;
    Reflect::apply(&method, object, &list(values))
}

/// Calls a method that promises something, and waits for it.
///
/// # Errors
/// What was thrown, or why the promise was not kept.
pub async fn call_async(object: &JsValue, name: &str, values: &[JsValue]) -> Result<JsValue, JsValue> {
    let promise: Promise = call(object, name, values)?.dyn_into()?;
    JsFuture::from(promise).await
}

/// Makes a new object of one of the window's classes.
///
/// # Errors
/// What its constructor threw; `undefined` where there is no such class.
pub fn construct(class: &str, values: &[JsValue]) -> Result<JsValue, JsValue> {
    let class: Function = global(class).dyn_into().map_err(|_| JsValue::UNDEFINED)?;
    Reflect::construct(&class, &list(values))
}

/// A plain object.
pub fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        set(&object, name, value);
    }
    object.into()
}

/// An array.
pub fn list(values: &[JsValue]) -> Array {
    values.iter().collect()
}

/// Whether an error has this name.
pub fn is_named(error: &JsValue, name: &str) -> bool {
    get(error, "name").as_string().as_deref() == Some(name)
}
