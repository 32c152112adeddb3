//! Matches by sound: pinyin, initials, mixtures, and wrong characters of the same sound.

use super::Depth;
use super::automaton::Simulator;
use super::matches::{BestMatches, Score};
use super::sound_table::{SoundMatch, SoundTable};
use super::tie_break::{by_cover, by_initials, by_text, to_u8};
use crate::hit::MatchRank;
use crate::index::{Index, Text};

/// Records every text that contains the sounds of the query in order: as pinyin, or as a typo if a
/// Chinese character of the query only has the same sound.
pub(crate) fn find(
    matches: &mut BestMatches,
    index: &Index,
    sound_table: &SoundTable,
    characters: &[u16],
    depth: Depth,
) {
    let Some(first) = characters.first() else { return };
    let end = characters.len() as u32;
    let mut simulator = Simulator::default();
    for position in index.start_positions(*first, |sound| sound_table.possible(0, sound)) {
        let text = usize::from(index.text_of[position]);
        let start = position - index.texts[text].start;
        if start > 0 && depth == Depth::PinyinPrefix {
            continue;
        }
        if !can_end(index, sound_table, characters, position) {
            continue;
        }
        let span = simulator.run(index, position, end, |at, cost, corpus_position, next| {
            if characters[at as usize] == index.characters[corpus_position] {
                next.push_state(at + 1, cost);
                return;
            }
            sound_table.for_each(at as usize, index.sounds[corpus_position], |taken, sound_match| {
                let reached = if sound_match == SoundMatch::Half { end } else { at + taken as u32 };
                next.push_state(reached, cost + sound_match as u32);
            });
        });
        if let Some(span) = span {
            let score = score(&index.texts[text], start, span.length, span.cost, characters.len());
            matches.record(text, score, &[(start, start + span.length)]);
        }
    }
}

/// Returns whether any path from `position` may consume the query: a cheap bit-parallel check before
/// the search for the cheapest path.
fn can_end(index: &Index, sound_table: &SoundTable, characters: &[u16], position: usize) -> bool {
    let end = u64::MAX << characters.len().min(SoundTable::MAX_ADVANCE);
    let mut at: u64 = 1;
    for corpus_position in position.. {
        let character = index.characters[corpus_position];
        if character == 0 || at == 0 {
            return false;
        }
        let mut next = sound_table.advance(at, index.sounds[corpus_position]);
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

/// Returns the cost of wrong characters, without the cost of letters.
pub(crate) fn character_penalty(cost: u32) -> u32 {
    cost / SoundMatch::SameSound as u32
}

fn score(text: &Text, start: usize, matched: usize, cost: u32, letters: usize) -> Score {
    let wrong = character_penalty(cost);
    let (rank, penalty) = if wrong > 0 {
        (MatchRank::Typo, wrong.min(1000) as u16)
    } else if cost >= SoundMatch::Alike as u32 {
        (MatchRank::Pinyin, 2)
    } else {
        (MatchRank::Pinyin, u16::from(cost >= SoundMatch::Initial as u32))
    };
    // Full syllables are ranked like literal matches. Initials match by coincidence more often, so their
    // coverage is ranked before their text.
    let text_rank = match (rank, penalty) {
        (MatchRank::Pinyin, 0) => by_text(text, start, matched),
        (MatchRank::Pinyin, _) => by_initials(text, start, matched, letters),
        _ => by_cover(text, start, matched),
    };
    Score { rank, penalty, text_rank, left_over: to_u8(text.length - matched), start: to_u8(start), order: 0 }
}
