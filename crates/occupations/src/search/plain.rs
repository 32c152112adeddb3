//! Finds texts that hold the query as it stands.

use super::board::{Board, Cover, Score};
use crate::hit::MatchRank;
use crate::index::{Index, Source};
use crate::query::Atom;

/// Notes every text of which `atoms` are the whole, the beginning or a part.
pub(crate) fn find(board: &mut Board, index: &Index, atoms: &[Atom]) {
    let wanted: Vec<u16> = atoms.iter().map(|atom| index.character_of(atom.unit)).collect();
    let Some((first, rest)) = wanted.split_first() else { return };
    if wanted.contains(&u16::MAX) {
        return;
    }
    for (position, character) in index.characters.iter().enumerate() {
        if character == first && index.characters[position + 1..].starts_with(rest) {
            let text = usize::from(index.text_of[position]);
            let start = position - index.texts[text].start;
            let score = score(index, text, start, wanted.len());
            board.note(text, score, &[(start, start + wanted.len())]);
        }
    }
}

/// How much of a text of `length` characters a match from `start` over `matched` covers.
pub(crate) fn cover(start: usize, matched: usize, length: usize) -> Cover {
    match start {
        0 if matched == length => Cover::Whole,
        0 => Cover::Beginning,
        _ => Cover::Inside,
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
    };
    Score {
        rank,
        bending: 0,
        place: cover as u8,
        left_over: (text.length - matched).min(255) as u8,
        start: start.min(255) as u8,
        order: 0,
    }
}
