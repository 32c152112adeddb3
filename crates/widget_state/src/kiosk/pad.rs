//! The pad on the screen: initials of pinyin and digits, for a device without keyboard or input method.

use super::super::{Draft, LookUp, Route, State};

/// So many hits are on one screen of a kiosk.
pub const FIRST_SCREEN: usize = 4;

/// What is typed on the pad gets no longer than the longest name.
const LONGEST: usize = 30;

/// A key of the pad.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pad {
    /// Types this.
    Sign(char),
    /// Takes the last sign away.
    Delete,
    /// Takes all away.
    Clear,
}

/// A key was pressed: for the number asked for, or else for the directory.
pub(super) fn press(state: &mut State, key: Pad) {
    match (&mut state.draft, &state.route) {
        (Draft::Number(typed), _) => {
            edit(typed, key);
            state.slip = None;
        }
        (_, Route::Directory(_)) => {
            let mut typed = state.look_up.text.clone();
            edit(&mut typed, key);
            state.look_up.set_text(typed, false);
            if let Some(kiosk) = &mut state.kiosk {
                kiosk.screen = 0;
            }
        }
        _ => {}
    }
}

fn edit(typed: &mut String, key: Pad) {
    match key {
        Pad::Sign(sign) if typed.chars().count() < LONGEST => typed.push(sign),
        Pad::Sign(_) => {}
        Pad::Delete => {
            typed.pop();
        }
        Pad::Clear => typed.clear(),
    }
}

/// How many screens so many hits take, at least one.
pub fn pages_of(hits: usize) -> usize {
    hits.div_ceil(FIRST_SCREEN).max(1)
}

impl LookUp {
    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}
