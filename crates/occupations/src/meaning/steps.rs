//! A long computation in steps: a future that pauses, and is polled for the next step.

use std::future::{Future, poll_fn};
use std::mem::replace;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// Ends the current step.
pub(super) fn pause() -> impl Future<Output = ()> {
    let mut is_next_step = false;
    poll_fn(move |_| if replace(&mut is_next_step, true) { Poll::Ready(()) } else { Poll::Pending })
}

/// Does the next step of a computation that awaits nothing but [`pause`]. Returns the result after the last
/// one.
pub(super) fn step<T>(computation: Pin<&mut (impl Future<Output = T> + ?Sized)>) -> Option<T> {
    match computation.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => Some(result),
        Poll::Pending => None,
    }
}

/// Does all steps at once.
pub(super) fn finish<T>(computation: impl Future<Output = T>) -> T {
    let mut computation = pin!(computation);
    loop {
        if let Some(result) = step(computation.as_mut()) {
            return result;
        }
    }
}
