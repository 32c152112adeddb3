//! The list of occupations that the user wants to train for.

use crate::State;
use occupations::OccupationCode;

/// The maximum length of the list, which is that of a receipt.
pub(crate) const MAX_INTERESTS: usize = receipt::MOST_WISHES;

impl State {
    /// Whether the occupation is on the list.
    pub fn is_interested_in(&self, code: OccupationCode) -> bool {
        self.interests.contains(&code)
    }

    /// Whether the list is full.
    pub fn is_interest_list_full(&self) -> bool {
        self.interests.len() >= MAX_INTERESTS
    }
}

/// Appends an occupation to the list unless it is full, or removes it.
pub(crate) fn toggle(interests: &mut Vec<OccupationCode>, code: OccupationCode) {
    if interests.contains(&code) {
        interests.retain(|interest| *interest != code);
    } else if interests.len() < MAX_INTERESTS {
        interests.push(code);
    }
}
