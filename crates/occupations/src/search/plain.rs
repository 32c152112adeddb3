//! Finds texts that hold the query as it stands.

use super::board::{Board, Score};
use super::place::{Cover, cover, small};
use crate::hit::MatchRank;
use crate::index::{Index, Source};

/// Notes every searched text of which the query is the whole, the beginning or a part.
/// `characters` are the query's characters as the index has them.
pub(crate) fn find(board: &mut Board, index: &Index, characters: &[u16]) {
    find_in(board, index, characters, 0..index.searched);
}

/// Notes every description that holds the query.
pub(crate) fn find_described(board: &mut Board, index: &Index, characters: &[u16]) {
    if characters.len() > 1 {
        find_in(board, index, characters, index.searched..index.characters.len());
    }
}

fn find_in(board: &mut Board, index: &Index, wanted: &[u16], row: std::ops::Range<usize>) {
    let Some((first, rest)) = wanted.split_first() else { return };
    for position in index.by_character.of(*first).filter(|position| row.contains(position)) {
        if index.characters[position + 1..].starts_with(rest) {
            let text = usize::from(index.text_of[position]);
            let start = position - index.texts[text].start;
            let score = score(index, text, start, wanted.len());
            board.note(text, score, &[(start, start + wanted.len())]);
        }
    }
}

fn score(index: &Index, text: usize, start: usize, matched: usize) -> Score {
    let text = &index.texts[text];
    let cover = cover(start, matched, text.length);
    let rank = match (text.source, cover) {
        (Source::Name, Cover::Whole) => MatchRank::Exact,
        (Source::Name, Cover::Beginning) => MatchRank::Prefix,
        (Source::Name, Cover::Inside) => MatchRank::Part,
        (Source::WorkType(_), _) => MatchRank::WorkType,
        (Source::Label(_), _) => MatchRank::Label,
        (Source::Description, _) => MatchRank::Description,
    };
    Score {
        rank,
        bending: 0,
        place: cover as u8,
        left_over: small(text.length - matched),
        start: small(start),
        order: 0,
    }
}
