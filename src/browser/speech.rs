//! Speech synthesis with a voice of the device.

use super::reflect::{call, construct, get, global, method, set};
use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use gloo_utils::window;
use std::cell::RefCell;
use std::slice::from_ref;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;
use widget_state::speech::{has_cantonese_name, rank};

/// The speaking rate, slower than the voice's default of 1.
const SPEAKING_RATE: f64 = 0.9;

/// The interval at which the state of the synthesis is polled, in milliseconds.
const POLL_INTERVAL: u32 = 500;

/// The time per character after which a voice counts as stuck, in milliseconds.
const TIME_PER_CHARACTER: u32 = 1_000;

/// The events of `web/loader/loader.js` on the parent of the widget's root element: the device's voices have
/// changed, or the widget has been removed. The synthesis outlives a widget on a host page, so the widget
/// must not listen to it itself.
const VOICES: &str = "qilu-green:voices";
const END: &str = "qilu-green:end";

thread_local! {
    static READING: RefCell<Option<Reading>> = const { RefCell::new(None) };
}

/// The sentences being read. Engines forget an utterance that is not referenced, and stop in the middle.
struct Reading {
    _sentences: Vec<JsValue>,
    _polling: Interval,
    _leaving: EventListener,
}

/// Calls `found` with whether a usable voice exists, now and on every change, until the widget ends: engines
/// load their voices some time after the first request. `host` is the widget's root element.
pub fn watch(host: &Element, found: impl Fn(bool) + 'static) {
    let synthesis = global("speechSynthesis");
    let around = host.parent_element().filter(|_| method(&synthesis, "getVoices").is_some());
    let Some(around) = around else { return };
    found(voice(&synthesis).is_some());
    EventListener::new(&around, VOICES, move |_| found(voice(&synthesis).is_some())).forget();
    EventListener::new(&around, END, |_| stop()).forget();
}

/// Reads the sentences. `report` is called repeatedly with whether the voice is still reading.
pub fn read(sentences: &[String], report: impl Fn(bool) + 'static) {
    stop();
    let synthesis = global("speechSynthesis");
    let Some(voice) = voice(&synthesis) else {
        report(false);
        return;
    };
    // An engine that another page left stuck or paused would never begin.
    if is_busy(&synthesis) || get(&synthesis, "paused").is_truthy() {
        cancel(&synthesis);
        // Old engines have no such method, and need none.
        let _ = call(&synthesis, "resume", &[]);
    }
    let mut held = Vec::new();
    let mut characters = 0;
    for sentence in sentences {
        let Ok(utterance) = construct("SpeechSynthesisUtterance", &[sentence.into()]) else { continue };
        set(&utterance, "voice", &voice);
        set(&utterance, "lang", &get(&voice, "lang"));
        set(&utterance, "rate", &SPEAKING_RATE.into());
        // An engine that rejects it does not speak, which the polling notices.
        let _ = call(&synthesis, "speak", from_ref(&utterance));
        held.push(utterance);
        characters += sentence.chars().count() as u32;
    }
    let mut left = 20 + characters * TIME_PER_CHARACTER / POLL_INTERVAL;
    let mut silent = 0;
    let interval = Interval::new(POLL_INTERVAL, move || {
        let reads = is_busy(&synthesis);
        // Between two sentences the engine is idle for a moment.
        silent = if reads { 0 } else { silent + 1 };
        left = left.saturating_sub(1);
        let goes_on = silent < 2 && left > 0;
        if !goes_on {
            cancel(&synthesis);
        }
        report(goes_on);
    });
    let leaving = EventListener::new(&window(), "pagehide", |_| cancel(&global("speechSynthesis")));
    READING.set(Some(Reading { _sentences: held, _polling: interval, _leaving: leaving }));
}

/// Stops reading.
pub fn stop() {
    if READING.take().is_some() {
        cancel(&global("speechSynthesis"));
    }
}

fn is_busy(synthesis: &JsValue) -> bool {
    ["speaking", "pending"].iter().any(|is| get(synthesis, is).is_truthy())
}

fn cancel(synthesis: &JsValue) {
    // Cancelling is harmless if nothing is read.
    let _ = call(synthesis, "cancel", &[]);
}

/// Returns the best Mandarin voice of the device.
fn voice(synthesis: &JsValue) -> Option<JsValue> {
    let voices: js_sys::Array = call(synthesis, "getVoices", &[]).ok()?.dyn_into().ok()?;
    let ranked = voices.iter().filter_map(|voice| {
        let language = get(&voice, "lang").as_string()?;
        if has_cantonese_name(&get(&voice, "name").as_string().unwrap_or_default()) {
            return None;
        }
        Some((rank(&language, get(&voice, "localService").is_truthy())?, voice))
    });
    Some(ranked.min_by_key(|(rank, _)| *rank)?.1)
}
