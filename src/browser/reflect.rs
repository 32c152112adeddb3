//! Calls Web APIs by name. A typed binding would add an import to the first wasm file, which every visitor
//! downloads; APIs that only the extras chunk needs are called through these functions.

use gloo_timers::callback::Timeout;
use gloo_utils::{document, window};
use js_sys::{Array, Function, JsString, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Poll, Waker};
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

/// Calls an asynchronous method and awaits its promise for at most this number of milliseconds.
///
/// # Errors
/// Returns the error thrown, or the reason of the rejection; `undefined` after the time.
pub async fn call_async(
    object: &JsValue,
    name: &str,
    values: &[JsValue],
    milliseconds: u32,
) -> Result<JsValue, JsValue> {
    let promise: Promise = call(object, name, values)?.dyn_into()?;
    within(promise, milliseconds).await
}

/// Awaits a promise of a device for at most this number of milliseconds: some never settle.
///
/// # Errors
/// Returns the reason of the rejection; `undefined` after the time.
pub async fn within(promise: Promise, milliseconds: u32) -> Result<JsValue, JsValue> {
    let expiry = Rc::new(Expiry::default());
    let expires = Rc::clone(&expiry);
    let _timer = Timeout::new(milliseconds, move || {
        expires.is_over.set(true);
        if let Some(waker) = expires.waker.take() {
            waker.wake();
        }
    });
    let mut promise = JsFuture::from(promise);
    poll_fn(|context| match Pin::new(&mut promise).poll(context) {
        Poll::Pending if expiry.is_over.get() => Poll::Ready(Err(JsValue::UNDEFINED)),
        Poll::Pending => {
            expiry.waker.replace(Some(context.waker().clone()));
            Poll::Pending
        }
        settled => settled,
    })
    .await
}

/// The end of the time for a promise.
#[derive(Default)]
struct Expiry {
    is_over: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

/// Returns the length of a text in UTF-16 units; 0 for another value.
pub fn text_length(value: &JsValue) -> u32 {
    value.dyn_ref::<JsString>().map_or(0, JsString::length)
}

/// Creates an element that is not in the document yet.
///
/// # Errors
/// Returns the error thrown.
pub fn create_element(name: &str) -> Result<JsValue, JsValue> {
    document().create_element(name).map(JsValue::from)
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
