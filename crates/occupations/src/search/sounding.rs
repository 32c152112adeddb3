//! Finds texts by how the query sounds: pinyin, initials, a mixture, wrong characters.

use super::board::{Board, Score};
use super::place::{by_cover, by_text, small};
use super::steps::{Manner, Steps};
use super::walk::{Alive, walk};
use crate::hit::MatchRank;
use crate::index::Index;

/// Notes every text in which the sounds of the query follow each other: as pinyin, or as a mistake
/// when a Chinese character of the query only has the same sound.
pub(crate) fn find(board: &mut Board, index: &Index, steps: &Steps, characters: &[u16]) {
    let Some(first) = characters.first() else { return };
    let mut alive = Alive::default();
    for position in 0..index.searched {
        let character = index.characters[position];
        let begins = character != 0 && (character == *first || steps.possible(0, index.sounds[position]));
        if !begins {
            continue;
        }
        if let Some(walked) = walk(index, steps, characters, position, &mut alive) {
            let text = usize::from(index.text_of[position]);
            let start = position - index.texts[text].start;
            let score = score(index, text, start, walked.length, walked.cost);
            board.note(text, score, &[(start, start + walked.length)]);
        }
    }
}

/// What wrong characters cost, without what letters cost.
pub(crate) fn bent_characters(cost: u32) -> u32 {
    cost / Manner::SameSound as u32
}

fn score(index: &Index, text: usize, start: usize, matched: usize, cost: u32) -> Score {
    let text = &index.texts[text];
    let wrong = bent_characters(cost);
    let (rank, bending) = if wrong > 0 {
        (MatchRank::Mistake, wrong.min(1000) as u16)
    } else if cost >= Manner::Alike as u32 {
        (MatchRank::Pinyin, 2)
    } else {
        (MatchRank::Pinyin, u16::from(cost >= Manner::Initial as u32))
    };
    // Full syllables keep the order of plain text. Initials fit by chance more often, so what they
    // cover as a whole goes before what they only occur in.
    let place = if rank == MatchRank::Pinyin && bending == 0 {
        by_text(text, start, matched)
    } else {
        by_cover(text, start, matched)
    };
    Score { rank, bending, place, left_over: small(text.length - matched), start: small(start), order: 0 }
}
