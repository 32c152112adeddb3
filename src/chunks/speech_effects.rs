//! Runs the effects of reading aloud.

use crate::browser::{idle_timer, speech};
use crate::view::context::ViewContext;
use crate::view::read_aloud::sentences;
use web_sys::Element;
use widget_state::Message;
use widget_state::speech::SpeechMessage;

/// Reports whether the device has a voice, now and whenever that changes.
pub(super) fn watch_voices(cx: &ViewContext, host: &Element) {
    let send = cx.dispatch.clone();
    speech::watch(host, move |found| send.emit(Message::Speech(SpeechMessage::Voice(found))));
}

/// Reads the current page aloud, or stops.
pub(super) fn speak(read: bool, cx: &ViewContext) {
    if !read {
        speech::stop();
        return;
    }
    let send = cx.dispatch.clone();
    speech::read(&sentences(cx), move |goes_on| {
        if goes_on {
            // A user who listens counts as active.
            idle_timer::record_activity();
        } else {
            send.emit(Message::Speech(SpeechMessage::Ended));
        }
    });
}
