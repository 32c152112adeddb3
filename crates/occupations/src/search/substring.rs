//! Matches texts that contain the query literally.

use super::matches::{BestMatches, Score};
use super::tie_break::{Cover, cover, to_u8};
use crate::hit::MatchRank;
use crate::index::{Index, Source};

/// Records every searched text that contains the query. `characters` are the query's characters as the
/// corpus holds them.
pub(crate) fn find(matches: &mut BestMatches, index: &Index, characters: &[u16]) {
    find_in(matches, index, characters, 0..index.searched);
}

/// Records every description that contains the query.
pub(crate) fn find_described(matches: &mut BestMatches, index: &Index, characters: &[u16]) {
    if characters.len() > 1 {
        find_in(matches, index, characters, index.searched..index.characters.len());
    }
}

fn find_in(matches: &mut BestMatches, index: &Index, wanted: &[u16], range: std::ops::Range<usize>) {
    let Some((first, rest)) = wanted.split_first() else { return };
    for position in index.by_character.of(*first).filter(|position| range.contains(position)) {
        if index.characters[position + 1..].starts_with(rest) {
            let text = usize::from(index.text_of[position]);
            let start = position - index.texts[text].start;
            let score = score(index, text, start, wanted.len());
            matches.record(text, score, &[(start, start + wanted.len())]);
        }
    }
}

fn score(index: &Index, text: usize, start: usize, matched: usize) -> Score {
    let text = &index.texts[text];
    let cover = cover(start, matched, text.length);
    let rank = match (text.source, cover) {
        (Source::Name, Cover::Whole) => MatchRank::Exact,
        (Source::Name, Cover::Beginning) => MatchRank::Prefix,
        (Source::Name, Cover::Inside) => MatchRank::Infix,
        (Source::WorkType(_), _) => MatchRank::WorkType,
        (Source::Label(_), _) => MatchRank::Label,
        (Source::Description, _) => MatchRank::Description,
    };
    Score {
        rank,
        penalty: 0,
        text_rank: cover as u8,
        left_over: to_u8(text.length - matched),
        start: to_u8(start),
        order: 0,
    }
}
