//! The list of occupations that the user wants to train for.

use crate::State;
use occupations::OccupationCode;

/// The maximum length of the list, which is that of a receipt.
pub(crate) const MAX_WISHES: usize = receipt::MOST_WISHES;

impl State {
    /// Returns whether the occupation is on the list.
    pub fn has_wish(&self, code: OccupationCode) -> bool {
        self.wishes.contains(&code)
    }

    pub fn is_wish_list_full(&self) -> bool {
        self.wishes.len() >= MAX_WISHES
    }
}

/// Appends an occupation to the list unless it is full, or removes it.
pub(crate) fn toggle(wishes: &mut Vec<OccupationCode>, code: OccupationCode) {
    if wishes.contains(&code) {
        wishes.retain(|wish| *wish != code);
    } else if wishes.len() < MAX_WISHES {
        wishes.push(code);
    }
}
