//! What the widget looks like.
//!
//! `machine` runs the state machine, `scene` is what it hands out, `pages` and `components` turn a
//! scene into elements (`tag`). They are plain functions: only [`App`] has a lifecycle, and every
//! component of Yew's own would cost a kilobyte.

pub(crate) mod aloud;
pub(crate) mod components;
pub(crate) mod kiosk;
mod machine;
pub(crate) mod pages;
pub(crate) mod scene;
mod shell;
pub(crate) mod tag;
mod title;

pub use machine::Entry;

use machine::Machine;
use yew::prelude::*;

/// The whole widget.
#[component]
pub fn App(entry: &Entry) -> Html {
    let machine = use_memo((), |()| Machine::new(entry));
    let redraw = use_force_update();
    {
        let machine = machine.clone();
        use_effect(move || machine.drawn());
    }
    {
        let machine = machine.clone();
        use_effect_with((), move |()| {
            let listeners = machine.connect(Callback::from(move |()| redraw.force_update()));
            move || drop(listeners)
        });
    }
    shell::shell(&machine.scene(), machine.host()).into()
}
