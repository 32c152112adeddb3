//! Finds occupations by the words of our sentence about them.

use super::board::{Board, Score};
use crate::hit::MatchRank;
use crate::model::Occupation;
use crate::query::Atom;

/// Notes every occupation whose sentence holds the query as it stands.
pub(crate) fn find(board: &mut Board, occupations: &[Occupation], atoms: &[Atom]) {
    if atoms.len() < 2 {
        return;
    }
    let wanted: String = atoms.iter().filter_map(|atom| char::from_u32(u32::from(atom.unit))).collect();
    for (place, occupation) in occupations.iter().enumerate() {
        if let Some(bytes) = occupation.description.find(&wanted) {
            let start = occupation.description[..bytes].chars().count();
            let score = Score {
                rank: MatchRank::Description,
                bending: 0,
                place: 0,
                left_over: 0,
                start: start.min(255) as u8,
                order: 0,
            };
            board.note_description(place, score, (start, start + atoms.len()));
        }
    }
}
