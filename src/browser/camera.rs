//! The camera, and the browser's own reader of QR codes where it has one.

use super::reflect::{call, call_async, construct, get, global, list, method, object, set};
use gloo_timers::callback::Interval;
use gloo_utils::{document, window};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use tally::ScanDebounce;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use widget_state::tally::Camera;

/// Milliseconds between two looks.
const PACE: u32 = 200;

thread_local! {
    static LOOKING: RefCell<Option<Looking>> = const { RefCell::new(None) };
    /// Which attempt to begin counts: a camera that comes when nobody wants it any more is let go.
    static ATTEMPT: Cell<u32> = const { Cell::new(0) };
}

/// A camera at work. Letting go of it ends the looking, not the camera.
struct Looking {
    stream: JsValue,
    _pace: Interval,
}

/// Begins to look. `seen` gets each code that is held up; `is` what becomes of the camera.
pub fn start(seen: impl Fn(String) + 'static, is: impl Fn(Camera) + 'static) {
    stop();
    let attempt = ATTEMPT.get();
    let is = Rc::new(is);
    spawn_local(async move {
        let begun = begin(attempt, Rc::new(seen), Rc::clone(&is)).await;
        if attempt == ATTEMPT.get() {
            is(begun.err().unwrap_or(Camera::On));
        }
    });
}

/// Stops looking, and lets the camera go.
pub fn stop() {
    ATTEMPT.set(ATTEMPT.get().wrapping_add(1));
    if let Some(looking) = LOOKING.take() {
        release(&looking.stream);
    }
}

fn release(stream: &JsValue) {
    for track in tracks(stream) {
        // A track always has it.
        let _ = call(&track, "stop", &[]);
    }
}

fn tracks(stream: &JsValue) -> Vec<JsValue> {
    let tracks = call(stream, "getTracks", &[]).unwrap_or(JsValue::UNDEFINED);
    tracks.dyn_into::<js_sys::Array>().map(|tracks| tracks.to_vec()).unwrap_or_default()
}

async fn begin(
    attempt: u32,
    seen: Rc<impl Fn(String) + 'static>,
    is: Rc<impl Fn(Camera) + 'static>,
) -> Result<(), Camera> {
    let detector = detector().await.ok_or(Camera::NoReader)?;
    let devices = get(&get(&window(), "navigator"), "mediaDevices");
    if method(&devices, "getUserMedia").is_none() {
        return Err(Camera::NoAccess);
    }
    let behind = object(&[("facingMode", "environment".into())]);
    let wanted = object(&[("video", behind), ("audio", false.into())]);
    let stream = call_async(&devices, "getUserMedia", &[wanted]).await.map_err(|error| reason(&error))?;
    if attempt != ATTEMPT.get() {
        release(&stream);
        return Ok(());
    }
    let debounce = Rc::new(RefCell::new(ScanDebounce::default()));
    let busy = Rc::new(Cell::new(false));
    let own = stream.clone();
    let pace = Interval::new(PACE, move || {
        if tracks(&own).iter().any(|track| get(track, "readyState") == "ended") {
            stop();
            is(Camera::Broken);
            return;
        }
        // The page has an element for it once it knows that the camera is there.
        let Some(video) = element() else { return };
        show(&video, &own);
        if busy.replace(true) {
            return;
        }
        let (detector, debounce, busy, seen) =
            (detector.clone(), debounce.clone(), busy.clone(), seen.clone());
        spawn_local(async move {
            // Refused while there is no picture yet.
            let codes = call_async(&detector, "detect", &[video]).await.unwrap_or(JsValue::UNDEFINED);
            busy.set(false);
            for text in texts(codes) {
                if debounce.borrow_mut().is_new(&text, js_sys::Date::now()) {
                    seen(text);
                }
            }
        });
    });
    LOOKING.set(Some(Looking { stream, _pace: pace }));
    Ok(())
}

/// The browser's reader, if it has one and knows QR codes.
async fn detector() -> Option<JsValue> {
    let formats = call_async(&global("BarcodeDetector"), "getSupportedFormats", &[]).await.ok()?;
    let formats: js_sys::Array = formats.dyn_into().ok()?;
    formats.iter().any(|format| format == "qr_code").then_some(())?;
    let only = list(&["qr_code".into()]).into();
    construct("BarcodeDetector", &[object(&[("formats", only)])]).ok()
}

fn texts(codes: JsValue) -> Vec<String> {
    let codes = codes.dyn_into::<js_sys::Array>().map(|codes| codes.to_vec()).unwrap_or_default();
    codes.iter().filter_map(|code| get(code, "rawValue").as_string()).collect()
}

fn element() -> Option<JsValue> {
    Some(document().query_selector("video.tally-video").ok()??.into())
}

/// Shows what the camera sees, if the element does not yet.
fn show(video: &JsValue, stream: &JsValue) {
    if get(video, "srcObject") == *stream {
        return;
    }
    // The attribute alone does not silence it, and then it may not begin by itself.
    set(video, "muted", &true.into());
    set(video, "srcObject", stream);
    let video = video.clone();
    spawn_local(async move {
        // Refused when the camera is stopped before the first picture.
        let _ = call_async(&video, "play", &[]).await;
    });
}

/// Why the camera did not come.
fn reason(error: &JsValue) -> Camera {
    match get(error, "name").as_string().as_deref() {
        Some("NotAllowedError" | "SecurityError") => Camera::Denied,
        Some("NotFoundError" | "OverconstrainedError") => Camera::NoDevice,
        _ => Camera::Broken,
    }
}
