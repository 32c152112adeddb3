//! The effects of reading aloud.

use crate::browser::{idle, speech};
use crate::view::context::Scene;
use crate::view::read_aloud::sentences;
use web_sys::Element;
use widget_state::Message;
use widget_state::aloud::Happened;

/// Reports whether the device has a voice, now and whenever that changes.
pub(super) fn watch_voices(scene: &Scene, host: &Element) {
    let send = scene.send.clone();
    speech::watch(host, move |found| send.emit(Message::Aloud(Happened::Voice(found))));
}

/// Reads the current page aloud, or stops.
pub(super) fn speak(read: bool, scene: &Scene) {
    if !read {
        speech::hush();
        return;
    }
    let send = scene.send.clone();
    speech::read(&sentences(scene), move |goes_on| {
        if goes_on {
            // A user who listens counts as active.
            idle::active();
        } else {
            send.emit(Message::Aloud(Happened::Ended));
        }
    });
}
