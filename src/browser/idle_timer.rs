//! Whether anybody is at the device. The time comes from the clock: one that slept wakes up to what is
//! due by then.

use super::clock;
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Interval;
use gloo_utils::{document, window};
use js_sys::Reflect;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::{Event, EventTarget};
use widget_state::Message;
use widget_state::kiosk::{Kiosk, KioskEvent, Stage};

/// What tells that somebody is here.
const ACTIVITY_EVENTS: [&str; 12] = [
    "pointerdown",
    "pointermove",
    "pointerup",
    "touchstart",
    "touchmove",
    "click",
    "wheel",
    "keydown",
    "input",
    "compositionstart",
    "compositionupdate",
    "compositionend",
];

/// What tells that the device was elsewhere and is back.
const RETURNS: [(&str, bool); 4] =
    [("visibilitychange", ON_PAGE), ("resume", ON_PAGE), ("focus", !ON_PAGE), ("pageshow", !ON_PAGE)];

/// Heard at the document, not at the window.
const ON_PAGE: bool = true;

/// How often the clock is looked at, in milliseconds.
const LOOK: u32 = 250;

/// Tells what the kiosk is.
pub type Look = Box<dyn Fn() -> Option<Kiosk>>;

/// Takes a message to the machine.
pub type Send = Box<dyn Fn(Message)>;

thread_local! {
    /// When there was the last sign of somebody, in milliseconds since 1970.
    static LAST: Cell<i64> = const { Cell::new(0) };
}

/// There is a sign of somebody: a tap, a key, or something that a person listens to. Whatever plays
/// calls this while it plays.
pub fn record_activity() {
    LAST.set(clock::now());
}

/// Says [`KioskEvent::Quiet`] to `send` whenever that changes what the kiosk is, for as long as the page
/// lives. `kiosk` tells what it is.
pub fn watch(kiosk: Look, send: Send) {
    record_activity();
    let watch = Rc::new(Watch { kiosk, send });
    let options = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
    for sign in ACTIVITY_EVENTS {
        let watch = Rc::clone(&watch);
        EventListener::new_with_options(&document(), sign, options, move |event| watch.hear(event)).forget();
    }
    for (kind, target) in RETURNS {
        let target: EventTarget = if target == ON_PAGE { document().into() } else { window().into() };
        let watch = Rc::clone(&watch);
        EventListener::new(&target, kind, move |_| {
            watch.look();
        })
        .forget();
    }
    Interval::new(LOOK, move || {
        watch.look();
    })
    .forget();
}

struct Watch {
    kiosk: Look,
    send: Send,
}

impl Watch {
    /// Looks at the clock; what the kiosk is now, `None` when it has just been wiped.
    fn look(&self) -> Option<Stage> {
        let quiet = clock::now() - LAST.get();
        if quiet < 0 {
            // The clock was set back, which says nothing about anybody.
            record_activity();
        }
        let quiet = quiet.max(0);
        let kiosk = (self.kiosk)()?;
        let stage = kiosk.stage_after(quiet);
        if stage != Some(kiosk.stage) {
            (self.send)(Message::Kiosk(KioskEvent::Quiet(quiet)));
        }
        stage
    }

    fn hear(&self, event: &Event) {
        match self.look() {
            // Asked whether they are here, people answer with the button.
            Some(Stage::Asking(_)) => {}
            // What browsers report when the page has changed under a pointer that nobody moved.
            Some(_) if is_synthetic_move(event) => {}
            Some(Stage::InUse | Stage::Attract) => record_activity(),
            // Whoever touches it now is somebody else, and shall not press what the one before saw.
            None => {
                event.prevent_default();
                event.stop_immediate_propagation();
            }
        }
    }
}

/// Whether a pointer is said to have moved to where it was.
fn is_synthetic_move(event: &Event) -> bool {
    let by = |name: &str| Reflect::get(event, &name.into()).ok().and_then(|by| by.as_f64());
    event.type_() == "pointermove" && by("movementX") == Some(0.0) && by("movementY") == Some(0.0)
}
