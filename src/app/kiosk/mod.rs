//! What a kiosk looks like: an attract screen, big things to touch, nothing to type into, and no way out.
//!
//! All of it is reached through [`Part`] alone, so that nobody else has to wait for it.

mod asking;
mod attract;
mod keys;
mod leave;
mod month;
mod number;
mod pad;
mod question;
mod shell;
mod slip;

use super::scene::Scene;
use super::tag::Tag;
use crate::browser::{idle, kiosk as browser};
use crate::data::Data;
use crate::state::kiosk::{KioskEvent, Task, update};
use crate::state::{Effect, State};
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

/// What only a kiosk can do.
#[derive(Debug)]
pub(crate) struct Part {
    /// [`update`]
    pub(crate) update: fn(&mut State, KioskEvent, &Data) -> Vec<Effect>,
    /// The page with everything around it.
    pub(crate) shell: fn(&Scene, &NodeRef) -> Tag,
    /// [`idle::watch`]
    pub(crate) watch: fn(idle::Look, idle::Send),
    /// [`browser::before_drawing`]
    pub(crate) before_drawing: fn(Task),
    /// [`browser::after_drawing`]
    pub(crate) after_drawing: fn(Task, &Element, Option<HtmlElement>),
}

/// All of it.
pub(crate) const PART: Part = Part {
    update,
    shell: shell::shell,
    watch: idle::watch,
    before_drawing: browser::before_drawing,
    after_drawing: browser::after_drawing,
};
