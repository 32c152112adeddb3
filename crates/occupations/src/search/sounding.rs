//! Finds texts by how the query sounds: pinyin, initials, a mixture, wrong characters.

use super::Depth;
use super::board::{Board, Score};
use super::place::{by_cover, by_text, small};
use super::steps::{Manner, Steps};
use super::walk::Walker;
use crate::hit::MatchRank;
use crate::index::Index;

/// Notes every text in which the sounds of the query follow each other: as pinyin, or as a mistake
/// when a Chinese character of the query only has the same sound.
pub(crate) fn find(board: &mut Board, index: &Index, steps: &Steps, characters: &[u16], depth: Depth) {
    let Some(first) = characters.first() else { return };
    let end = characters.len() as u32;
    let mut walker = Walker::default();
    for position in index.beginnings(*first, |sound| steps.possible(0, sound)) {
        let text = usize::from(index.text_of[position]);
        let start = position - index.texts[text].start;
        if start > 0 && depth == Depth::Spelt {
            continue;
        }
        if !can_end(index, steps, characters, position) {
            continue;
        }
        let walked = walker.walk(index, position, end, |at, cost, place, next| {
            if characters[at as usize] == index.characters[place] {
                next.reach(at + 1, cost);
                return;
            }
            steps.each(at as usize, index.sounds[place], |taken, manner| {
                let reached = if manner == Manner::Half { end } else { at + taken as u32 };
                next.reach(reached, cost + manner as u32);
            });
        });
        if let Some(walked) = walked {
            let score = score(index, text, start, walked.length, walked.cost);
            board.note(text, score, &[(start, start + walked.length)]);
        }
    }
}

/// Whether any walk from `position` uses up the query, or so much of it that the rest is worth a try:
/// quicker than to find the cheapest.
fn can_end(index: &Index, steps: &Steps, characters: &[u16], position: usize) -> bool {
    let end = u64::MAX << characters.len().min(Steps::MOST_LED);
    let mut at: u64 = 1;
    for place in position.. {
        let character = index.characters[place];
        if character == 0 || at == 0 {
            return false;
        }
        let mut next = steps.lead(at, index.sounds[place]);
        let mut same = at;
        while same != 0 {
            let here = same.trailing_zeros() as usize;
            same &= same - 1;
            if characters.get(here) == Some(&character) {
                next |= 1 << (here + 1);
            }
        }
        if next & end != 0 {
            return true;
        }
        at = next;
    }
    false
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
