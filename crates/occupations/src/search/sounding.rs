//! Finds texts by how the query sounds: pinyin, initials, a mixture, wrong characters.

use super::board::{Board, Cover, Score};
use super::plain::cover;
use super::steps::{Manner, Steps};
use super::walk::{Alive, walk};
use crate::hit::MatchRank;
use crate::index::{Index, Source};

/// Notes every text in which the sounds of the query follow each other. A text that only bends
/// wrong characters counts as a mistake, everything else as pinyin.
pub(crate) fn find(board: &mut Board, index: &Index, steps: &Steps, characters: &[u16]) {
    let Some(first) = characters.first() else { return };
    let mut alive = Alive::default();
    for position in 0..index.characters.len() {
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

fn score(index: &Index, text: usize, start: usize, matched: usize, cost: u32) -> Score {
    let text = &index.texts[text];
    let cover = cover(start, matched, text.length);
    let wrong = cost >= Manner::SameSound as u32;
    let rank = if wrong { MatchRank::Mistake } else { MatchRank::Pinyin };
    // Full syllables keep the order of plain text. Initials fit by chance more often, so what they
    // cover as a whole goes before what they only occur in.
    let scattered = !wrong && cost >= Manner::Initial as u32;
    let place = match (text.source, cover) {
        (Source::Name, Cover::Whole) => 0,
        (Source::Name, Cover::Beginning) => 1,
        (_, Cover::Whole) if scattered => 2,
        (Source::Name, Cover::Inside) => 3,
        (Source::WorkType(_), cover) => 4 + cover as u8,
        (Source::Label(_), cover) => 8 + cover as u8,
    };
    let bending = if wrong {
        (cost / Manner::SameSound as u32).min(200)
    } else if cost >= Manner::Alike as u32 {
        2
    } else {
        u32::from(scattered)
    };
    Score {
        rank,
        bending: bending as u16,
        place,
        left_over: (text.length - matched).min(255) as u8,
        start: start.min(255) as u8,
        order: 0,
    }
}
