//! The list of occupations somebody would like to train for.

use occupations::OccupationCode;

/// So many occupations fit on the list, and into a receipt.
const MOST: usize = receipt::MOST_WISHES;

impl super::State {
    /// Whether the occupation is on the list.
    pub fn wishes_for(&self, code: OccupationCode) -> bool {
        self.wishes.contains(&code.number())
    }

    /// Whether nothing more fits on the list.
    pub fn is_wish_list_full(&self) -> bool {
        self.wishes.len() >= MOST
    }
}

/// Puts an occupation at the end of the list while it has room, or takes it off.
pub(super) fn toggle(wishes: &mut Vec<u32>, code: OccupationCode) {
    let number = code.number();
    if wishes.contains(&number) {
        wishes.retain(|wish| *wish != number);
    } else if wishes.len() < MOST {
        wishes.push(number);
    }
}
