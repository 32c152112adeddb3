//! Calls Web APIs by name. A typed binding would add an import to the first wasm file, which every visitor
//! downloads; APIs that only the extras chunk needs are called through these functions.

use gloo_utils::window;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Returns a property; `undefined` if it does not exist.
pub fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Sets a property. A read-only property keeps its value.
pub fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// Returns a property of the window.
pub fn global(name: &str) -> JsValue {
    get(&window(), name)
}

/// Returns a method, if the object has it.
pub fn method(object: &JsValue, name: &str) -> Option<Function> {
    get(object, name).dyn_into().ok()
}

/// Calls a method.
///
/// # Errors
/// Returns the error thrown; `undefined` if the method does not exist.
pub fn call(object: &JsValue, name: &str, values: &[JsValue]) -> Result<JsValue, JsValue> {
    let method = method(object, name).ok_or(JsValue::UNDEFINED)?;
    Reflect::apply(&method, object, &list(values))
}

/// Calls an asynchronous method and awaits its promise.
///
/// # Errors
/// Returns the error thrown, or the reason of the rejection.
pub async fn call_async(object: &JsValue, name: &str, values: &[JsValue]) -> Result<JsValue, JsValue> {
    let promise: Promise = call(object, name, values)?.dyn_into()?;
    JsFuture::from(promise).await
}

/// Constructs an object of a class of the window.
///
/// # Errors
/// Returns the error thrown; `undefined` if the class does not exist.
pub fn construct(class: &str, values: &[JsValue]) -> Result<JsValue, JsValue> {
    let class: Function = global(class).dyn_into().map_err(|_| JsValue::UNDEFINED)?;
    Reflect::construct(&class, &list(values))
}

/// Creates a plain object.
pub fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        set(&object, name, value);
    }
    object.into()
}

/// Creates an array.
pub fn list(values: &[JsValue]) -> Array {
    values.iter().collect()
}

/// Returns whether an error has this name.
pub fn is_named(error: &JsValue, name: &str) -> bool {
    get(error, "name").as_string().as_deref() == Some(name)
}
