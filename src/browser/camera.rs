//! The camera, and the browser's QR code detector where it exists.

use super::reflect::{call, call_async, construct, get, global, list, method, object, set, within};
use gloo_timers::callback::Interval;
use gloo_utils::{document, window};
use js_sys::Promise;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use tally::ScanDebounce;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use widget_state::tally::Camera;

/// The interval between two detections, in milliseconds.
const DETECTION_INTERVAL: u32 = 200;

/// The time in milliseconds that the detector has for each answer.
const DETECTOR_LIMIT: u32 = 3_000;

/// The time in milliseconds that a user has to permit the camera.
const PERMISSION_LIMIT: u32 = 60_000;

/// The number of intervals without an answer of the detector after which it counts as broken.
const MAX_UNANSWERED: u32 = 30;

/// `HTMLMediaElement.readyState` of a video with a picture.
const HAVE_CURRENT_DATA: f64 = 2.0;

thread_local! {
    static LOOKING: RefCell<Option<Looking>> = const { RefCell::new(None) };
    /// The current attempt to start. A camera that arrives for an older attempt is released.
    static ATTEMPT: Cell<u32> = const { Cell::new(0) };
}

/// A running camera. Dropping it ends the detection but does not stop the camera.
struct Looking {
    stream: JsValue,
    _polling: Interval,
}

/// Starts the camera. `seen` is called with each code shown to it, `is` with the state of the camera.
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

/// Stops the detection and releases the camera.
pub fn stop() {
    ATTEMPT.set(ATTEMPT.get().wrapping_add(1));
    if let Some(looking) = LOOKING.take() {
        release(&looking.stream);
    }
}

fn release(stream: &JsValue) {
    for track in tracks(stream) {
        // Every track has this method.
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
    let stream = request_stream(&devices, wanted).await.map_err(|error| reason(&error))?;
    if attempt != ATTEMPT.get() {
        release(&stream);
        return Ok(());
    }
    let detection = Rc::new(Detection {
        stream: stream.clone(),
        detector,
        debounce: RefCell::new(ScanDebounce::default()),
        is_busy: Cell::new(false),
        unanswered: Cell::new(0),
        seen,
        is,
    });
    let polling = Interval::new(DETECTION_INTERVAL, move || detection.poll());
    LOOKING.set(Some(Looking { stream, _polling: polling }));
    Ok(())
}

/// The detection of codes in the pictures of a camera.
struct Detection<S, I> {
    stream: JsValue,
    detector: JsValue,
    debounce: RefCell<ScanDebounce>,
    /// Whether the detector has not answered yet.
    is_busy: Cell<bool>,
    /// The number of intervals since its last answer.
    unanswered: Cell<u32>,
    seen: Rc<S>,
    is: Rc<I>,
}

impl<S: Fn(String) + 'static, I: Fn(Camera) + 'static> Detection<S, I> {
    /// Asks the detector for the codes in the current picture, unless the camera or the detector has failed.
    fn poll(self: &Rc<Self>) {
        if get(&document(), "hidden").is_truthy() {
            // A page in the background does not film the room.
            return self.end(Camera::Off);
        }
        if tracks(&self.stream).iter().any(|track| get(track, "readyState") == "ended") {
            return self.end(Camera::Broken);
        }
        // The page renders the video element once it knows that the camera runs.
        let Some(video) = element() else { return };
        show(&video, &self.stream);
        self.unanswered.set(self.unanswered.get() + 1);
        if self.unanswered.get() > MAX_UNANSWERED {
            let has_picture = get(&video, "readyState").as_f64() >= Some(HAVE_CURRENT_DATA);
            return self.end(if has_picture { Camera::NoReader } else { Camera::Broken });
        }
        if !self.is_busy.replace(true) {
            let detection = Rc::clone(self);
            spawn_local(async move { detection.detect(video).await });
        }
    }

    async fn detect(&self, video: JsValue) {
        let codes = call_async(&self.detector, "detect", &[video], DETECTOR_LIMIT).await;
        self.is_busy.set(false);
        // Rejected while there is no frame yet.
        let Ok(codes) = codes else { return };
        self.unanswered.set(0);
        for text in texts(codes) {
            if self.debounce.borrow_mut().is_new(&text, js_sys::Date::now()) {
                (self.seen)(text);
            }
        }
    }

    fn end(&self, state: Camera) {
        stop();
        (self.is)(state);
    }
}

/// Asks for the camera. One that arrives too late is released.
async fn request_stream(devices: &JsValue, wanted: JsValue) -> Result<JsValue, JsValue> {
    let promise: Promise = call(devices, "getUserMedia", &[wanted])?.dyn_into()?;
    let stream = within(promise.clone(), PERMISSION_LIMIT).await;
    if stream.as_ref().is_err_and(JsValue::is_undefined) {
        spawn_local(async move {
            if let Ok(late) = JsFuture::from(promise).await {
                release(&late);
            }
        });
    }
    stream
}

/// Creates the browser's detector, if it exists and supports QR codes.
async fn detector() -> Option<JsValue> {
    let detector = global("BarcodeDetector");
    let formats = call_async(&detector, "getSupportedFormats", &[], DETECTOR_LIMIT).await.ok()?;
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

/// Shows the camera's stream in the video element, unless it already does.
fn show(video: &JsValue, stream: &JsValue) {
    if get(video, "srcObject") == *stream {
        return;
    }
    // The attribute alone does not mute the video, and unmuted videos may not play automatically.
    set(video, "muted", &true.into());
    set(video, "srcObject", stream);
    let video = video.clone();
    spawn_local(async move {
        // Rejected if the camera is stopped before the first frame.
        let _ = call_async(&video, "play", &[], DETECTOR_LIMIT).await;
    });
}

/// Maps the error of `getUserMedia` to a camera state.
fn reason(error: &JsValue) -> Camera {
    match get(error, "name").as_string().as_deref() {
        Some("NotAllowedError" | "SecurityError") => Camera::Denied,
        Some("NotFoundError" | "OverconstrainedError") => Camera::NoDevice,
        _ => Camera::Broken,
    }
}
