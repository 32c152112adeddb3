//! Matches occupation codes, with or without hyphens, complete or unfinished.

use super::matches::{BestMatches, Score};
use crate::code::OccupationCode;
use crate::hit::MatchRank;
use crate::query::{CharKind, Query};

/// The number of digits of a code.
const DIGITS: usize = 7;

/// Records the occupations whose code begins with the digits at the start of the query.
pub(crate) fn find(matches: &mut BestMatches, codes: &[OccupationCode], query: &Query) {
    let digits = query.query_chars.iter().take_while(|query_char| query_char.kind == CharKind::Digit).count();
    let only_digits = digits == query.query_chars.len();
    // Before other characters a code must be complete: "4D打印" is not a code.
    if digits > DIGITS || digits == 0 || (digits < DIGITS && !only_digits) {
        return;
    }
    let typed = query.query_chars[..digits]
        .iter()
        .fold(0, |number, query_char| number * 10 + u32::from(query_char.unit - u16::from(b'0')));
    let unit = 10_u32.pow((DIGITS - digits) as u32);
    let first = codes.partition_point(|code| code.number() < typed * unit);
    let after = codes.partition_point(|code| code.number() < (typed + 1) * unit);
    let rank = if digits == DIGITS { MatchRank::Exact } else { MatchRank::Prefix };
    // The displayed code has a hyphen after the first, third and fifth digit.
    let end = digits + digits.saturating_sub(1).min(1) + usize::from(digits > 3) + usize::from(digits > 5);
    for occupation in first..after {
        let score = Score { rank, penalty: 0, text_rank: 0, left_over: 0, start: 0, order: 0 };
        matches.record_code(occupation, score, end);
    }
}
