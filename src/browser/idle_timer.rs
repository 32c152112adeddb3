//! Detects an idle kiosk. The time comes from the clock, so that a device that slept acts at once on what has
//! become due.

use super::clock;
use super::reflect::get;
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Interval;
use gloo_utils::{document, window};
use std::cell::Cell;
use std::rc::Rc;
use web_sys::{Event, EventTarget};
use widget_state::Message;
use widget_state::kiosk::{Kiosk, KioskEvent, Presence};

/// The events that count as user activity.
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

/// The events after which the device may have slept, each with its target.
const WAKE_EVENTS: [(&str, bool); 4] =
    [("visibilitychange", ON_PAGE), ("resume", ON_PAGE), ("focus", !ON_PAGE), ("pageshow", !ON_PAGE)];

/// Dispatched on the document, not on the window.
const ON_PAGE: bool = true;

/// The distance in pixels that a user moves a pointer within [`MOVE_TIME`]. A table that shakes, a worn
/// sensor and a page that changes under a resting pointer report less.
const LEAST_MOVE: f64 = 16.0;

/// The time in milliseconds after which a slow move begins anew.
const MOVE_TIME: i64 = 1_000;

/// The interval between two checks, in milliseconds.
const CHECK_INTERVAL: u32 = 250;

/// The time in milliseconds for which the notice about printing is shown.
const PRINT_NOTICE_TIME: i64 = 8_000;

/// Returns the state of the kiosk.
pub type Look = Box<dyn Fn() -> Option<Kiosk>>;

/// Dispatches a message to the runtime.
pub type Send = Box<dyn Fn(Message)>;

thread_local! {
    /// The time of the last activity, in milliseconds since the Unix epoch.
    static LAST: Cell<i64> = const { Cell::new(0) };
    /// The time at which printing began.
    static PRINTED: Cell<i64> = const { Cell::new(0) };
    /// The start of the pointer's current move: x, y, time.
    static MOVE: Cell<(f64, f64, i64)> = const { Cell::new((0.0, 0.0, 0)) };
}

/// Records user activity. Also called while the page is read aloud.
pub fn record_activity() {
    LAST.set(clock::now());
}

/// Records that printing has begun: user activity, since a user has just closed the system's dialog.
pub fn record_printing() {
    record_activity();
    PRINTED.set(clock::now());
}

/// Dispatches how long the kiosk has been idle whenever that changes its state, for the lifetime of the page.
/// `kiosk` returns the current state.
pub fn watch(kiosk: Look, send: Send) {
    record_activity();
    // A kiosk's window has the size of the screen, from the start.
    let size = ["innerWidth", "innerHeight"].map(|name| get(&window(), name).as_f64().unwrap_or(0.0) as u32);
    send(Message::Kiosk(KioskEvent::ScreenMeasured(size)));
    let watch = Rc::new(Watch { kiosk, send });
    let options = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
    for sign in ACTIVITY_EVENTS {
        let watch = Rc::clone(&watch);
        EventListener::new_with_options(&document(), sign, options, move |event| watch.hear(event)).forget();
    }
    for (kind, target) in WAKE_EVENTS {
        let target: EventTarget = if target == ON_PAGE { document().into() } else { window().into() };
        let watch = Rc::clone(&watch);
        EventListener::new(&target, kind, move |_| {
            watch.look();
        })
        .forget();
    }
    Interval::new(CHECK_INTERVAL, move || {
        watch.look();
    })
    .forget();
}

struct Watch {
    kiosk: Look,
    send: Send,
}

impl Watch {
    /// Compares the clock with the last activity. Returns the state of the kiosk, `None` if its session has
    /// just been wiped.
    fn look(&self) -> Option<Presence> {
        let quiet = clock::now() - LAST.get();
        if quiet < 0 {
            // The clock was set back, which is no information about the user.
            record_activity();
        }
        let quiet = quiet.max(0);
        let kiosk = (self.kiosk)()?;
        if kiosk.is_printing && clock::now() - PRINTED.get() >= PRINT_NOTICE_TIME {
            (self.send)(Message::Kiosk(KioskEvent::PrintNoticeEnded));
        }
        let stage = kiosk.presence_after(quiet);
        if stage != Some(kiosk.presence) {
            (self.send)(Message::Kiosk(KioskEvent::IdleFor(quiet)));
        }
        stage
    }

    fn hear(&self, event: &Event) {
        match self.look() {
            // While the dialog is open, only its buttons count as an answer.
            Some(Presence::Countdown(_)) => {}
            Some(_) if is_unintended(event) => {}
            Some(Presence::Active | Presence::Absent) => record_activity(),
            // The session has just been wiped; swallow this event so that it cannot activate a stale control.
            None => {
                event.prevent_default();
                event.stop_immediate_propagation();
            }
        }
    }
}

/// Returns whether the event can occur without a user: a pointer that hardly moves, or a key that is held
/// down, as by an object on the keyboard.
fn is_unintended(event: &Event) -> bool {
    match &*event.type_() {
        "pointermove" => {
            let at = |name: &str| get(event, name).as_f64().unwrap_or(0.0);
            let (x, y, now) = (at("clientX"), at("clientY"), clock::now());
            let (from_x, from_y, since) = MOVE.get();
            let is_far = (x - from_x).abs() + (y - from_y).abs() >= LEAST_MOVE;
            if is_far || !(0..=MOVE_TIME).contains(&(now - since)) {
                MOVE.set((x, y, now));
            }
            !is_far
        }
        "keydown" => get(event, "repeat").is_truthy(),
        _ => false,
    }
}
