//! The on-screen keypad: pinyin initials and digits, for a device without a keyboard or an input method.

use crate::{Draft, Route, State};

/// The maximum length of the typed text: that of the longest name.
const MAX_TEXT_LENGTH: usize = 30;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeypadKey {
    /// Types a character.
    Character(char),
    /// Deletes the last character.
    Delete,
    /// Deletes everything.
    Clear,
}

/// Handles a key, for the number field of the current question or else for the directory's search field.
pub(super) fn press(state: &mut State, key: KeypadKey) {
    match (&mut state.check.draft, &state.route) {
        (Draft::Number(typed), _) => {
            edit(typed, key);
            state.check.form_error = None;
        }
        (_, Route::Directory(_)) => {
            let mut typed = state.search.text.clone();
            edit(&mut typed, key);
            state.search.set_text(typed, false);
            if let Some(kiosk) = &mut state.kiosk {
                kiosk.screen = 0;
            }
        }
        _ => {}
    }
}

fn edit(typed: &mut String, key: KeypadKey) {
    match key {
        KeypadKey::Character(character) if typed.chars().count() < MAX_TEXT_LENGTH => typed.push(character),
        KeypadKey::Character(_) => {}
        KeypadKey::Delete => {
            typed.pop();
        }
        KeypadKey::Clear => typed.clear(),
    }
}
