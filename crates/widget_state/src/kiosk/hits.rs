//! The hits of the keypad: a few initials fit many occupations, and most visitors mean one that the board
//! names.

use crate::{Resources, State};
use content::text;
use occupations::{Directory, Hit, MatchRank, SearchResponse};

/// Searches the directory for what was pressed, for at most `limit` hits; `None` until the directory is
/// loaded. Hits whose match spells a word of the board come first.
pub fn keypad_results(state: &State, data: &Resources, limit: usize) -> Option<SearchResponse> {
    let directory = data.directory?;
    let mut found = state.search_results(data, usize::MAX)?;
    let (mut hits, others): (Vec<Hit>, Vec<Hit>) =
        found.hits.into_iter().partition(|hit| is_on_board(directory, hit));
    hits.extend(others);
    hits.truncate(limit);
    found.hits = hits;
    Some(found)
}

/// Returns whether the letters stand for a word of the board in this hit.
fn is_on_board(directory: &Directory, hit: &Hit) -> bool {
    let ([(start, end)], MatchRank::Pinyin) = (&hit.ranges[..], hit.rank) else { return false };
    let occupation = &directory.occupations()[hit.occupation_index];
    let Some(shown) = hit.text(occupation) else { return false };
    text::KIOSK_BOARD.split(' ').any(|word| shown.chars().skip(*start).take(end - start).eq(word.chars()))
}
