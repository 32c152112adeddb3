//! Finds occupations by their code, with or without hyphens, whole or begun.

use super::board::{Board, Score};
use crate::code::OccupationCode;
use crate::hit::MatchRank;
use crate::query::{Kind, Query};

/// How many digits a code has.
const DIGITS: usize = 7;

/// Notes the occupations whose code begins with the digits the query begins with.
pub(crate) fn find(board: &mut Board, codes: &[OccupationCode], query: &Query) {
    let digits = query.atoms.iter().take_while(|atom| atom.kind == Kind::Digit).count();
    let only_digits = digits == query.atoms.len();
    // With words after it, a code must be whole: "4D打印" is not one.
    if digits > DIGITS || digits == 0 || (digits < DIGITS && !only_digits) {
        return;
    }
    let typed = query.atoms[..digits]
        .iter()
        .fold(0, |number, atom| number * 10 + u32::from(atom.unit - u16::from(b'0')));
    let unit = 10_u32.pow((DIGITS - digits) as u32);
    let first = codes.partition_point(|code| code.number() < typed * unit);
    let after = codes.partition_point(|code| code.number() < (typed + 1) * unit);
    let rank = if digits == DIGITS { MatchRank::Exact } else { MatchRank::Prefix };
    // The code as it is shown has a hyphen after the first, third and fifth digit.
    let end = digits + digits.saturating_sub(1).min(1) + usize::from(digits > 3) + usize::from(digits > 5);
    for occupation in first..after {
        let score = Score { rank, bending: 0, place: 0, left_over: 0, start: 0, order: 0 };
        board.note_code(occupation, score, end);
    }
}
