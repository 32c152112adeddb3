//! The device's own voice.

use super::reflect::{call, construct, get, global, method, set};
use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use gloo_utils::window;
use std::cell::RefCell;
use std::slice::from_ref;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;
use widget_state::aloud::rank;

/// Slower than people speak among each other; 1 is the voice's own pace.
const PACE: f64 = 0.9;

/// How often we look whether it still reads, in milliseconds.
const LOOK: u32 = 500;

/// A voice that takes longer than so many milliseconds for a character has got stuck.
const PATIENCE: u32 = 1_000;

/// The events with which web/loader/loader.js tells what the widget was put into that the device's voices have changed, and
/// that the widget has been taken away. The voices outlive a widget on somebody else's page, so that nothing of
/// ours may listen to them itself.
const VOICES: &str = "qilu-green:voices";
const END: &str = "qilu-green:end";

thread_local! {
    static READING: RefCell<Option<Reading>> = const { RefCell::new(None) };
}

/// What is being read. The engine forgets what nobody holds, and stops in the middle.
struct Reading {
    _sentences: Vec<JsValue>,
    _look: Interval,
    _leaving: EventListener,
}

/// Tells whether there is a voice that we use, now and whenever that changes, until the widget ends. Engines
/// find their voices some time after they are first asked. `host` is the outermost element of the widget.
pub fn watch(host: &Element, found: impl Fn(bool) + 'static) {
    let synthesis = global("speechSynthesis");
    let around = host.parent_element().filter(|_| method(&synthesis, "getVoices").is_some());
    let Some(around) = around else { return };
    found(voice(&synthesis).is_some());
    EventListener::new(&around, VOICES, move |_| found(voice(&synthesis).is_some())).forget();
    EventListener::new(&around, END, |_| stop()).forget();
}

/// Reads the sentences. `look` is called again and again while it reads, with whether it still does.
pub fn read(sentences: &[String], look: impl Fn(bool) + 'static) {
    stop();
    let synthesis = global("speechSynthesis");
    let Some(voice) = voice(&synthesis) else {
        look(false);
        return;
    };
    let mut held = Vec::new();
    let mut characters = 0;
    for sentence in sentences {
        let Ok(utterance) = construct("SpeechSynthesisUtterance", &[sentence.into()]) else { continue };
        set(&utterance, "voice", &voice);
        set(&utterance, "lang", &get(&voice, "lang"));
        set(&utterance, "rate", &PACE.into());
        // It says so by not speaking.
        let _ = call(&synthesis, "speak", from_ref(&utterance));
        held.push(utterance);
        characters += sentence.chars().count() as u32;
    }
    let mut left = 20 + characters * PATIENCE / LOOK;
    let mut silent = 0;
    let interval = Interval::new(LOOK, move || {
        let reads = ["speaking", "pending"].iter().any(|is| get(&synthesis, is).is_truthy());
        // Between two sentences it is silent for a moment.
        silent = if reads { 0 } else { silent + 1 };
        left = left.saturating_sub(1);
        let goes_on = silent < 2 && left > 0;
        if !goes_on {
            cancel(&synthesis);
        }
        look(goes_on);
    });
    let leaving = EventListener::new(&window(), "pagehide", |_| cancel(&global("speechSynthesis")));
    READING.set(Some(Reading { _sentences: held, _look: interval, _leaving: leaving }));
}

/// Stops. What was being read is let go.
pub fn stop() {
    if READING.take().is_some() {
        cancel(&global("speechSynthesis"));
    }
}

fn cancel(synthesis: &JsValue) {
    // Nothing to stop is as good.
    let _ = call(synthesis, "cancel", &[]);
}

/// The best voice for Mandarin on the device.
fn voice(synthesis: &JsValue) -> Option<JsValue> {
    let voices: js_sys::Array = call(synthesis, "getVoices", &[]).ok()?.dyn_into().ok()?;
    let ranked = voices.iter().filter_map(|voice| {
        let language = get(&voice, "lang").as_string()?;
        Some((rank(&language, get(&voice, "localService").is_truthy())?, voice))
    });
    Some(ranked.min_by_key(|(rank, _)| *rank)?.1)
}
