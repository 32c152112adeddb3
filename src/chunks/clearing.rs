//! Takes back the question of a button that clears answers, unless the visitor answers it
//! (`src/view/components/clear_button.rs`).

use crate::browser::timer::Timer;
use crate::view::context::ViewContext;
use std::cell::RefCell;
use widget_state::{Message, SavedMessage};

/// The time for the second tap, in milliseconds.
const TIME: u32 = 8_000;

thread_local! {
    /// The timer of the question asked last: a new question has the whole time.
    static TIMER: RefCell<Option<Timer>> = const { RefCell::new(None) };
}

/// Takes the question back after the time.
pub(super) fn lapse(cx: &ViewContext) {
    let send = cx.dispatch.clone();
    let timer = Timer::new(TIME, move || send.emit(Message::Saved(SavedMessage::ClearingLapsed)));
    TIMER.set(Some(timer));
}
