//! Timers, for the layers above.

/// A call after a time; dropping it cancels the call.
pub use gloo_timers::callback::Timeout as Timer;
