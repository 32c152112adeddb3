//! The last resort: occupations that share telling characters with what was typed, so that
//! "修理空调的师傅" leads to 修空调.

use super::board::{Board, Score};
use crate::hit::MatchRank;
use crate::index::Index;

/// How many characters of a query are compared.
const LONGEST: usize = 64;
/// The share of what the query tells that a text must hold, in percent.
const ENOUGH: u32 = 42;

/// Notes the texts that share most of what the query tells.
pub(crate) fn find(board: &mut Board, index: &Index, characters: &[u16]) {
    let characters = &characters[..characters.len().min(LONGEST)];
    if characters.len() < 2 {
        return;
    }
    let weights: Vec<u32> = characters.iter().map(|character| u32::from(index.weight(*character))).collect();
    let pairs: Vec<u32> = weights.windows(2).map(|pair| pair[0] + pair[1]).collect();
    let all: u32 = weights.iter().chain(&pairs).sum();
    let places = index.places_of(characters);
    for (place, text) in index.texts.iter().enumerate() {
        let own = index.characters_of(text);
        let (mut single, mut paired, mut foreign) = (0_u64, 0_u64, 0_u32);
        let mut before = 0_u64;
        for character in own {
            let here = places[usize::from(*character)];
            single |= here;
            paired |= before & here >> 1;
            before = here;
            if here == 0 {
                foreign += u32::from(index.weight(*character));
            }
        }
        if paired == 0 {
            continue;
        }
        let held = sum(&weights, single) + sum(&pairs, paired);
        // A text all of which was typed is meant, whatever stands around it.
        let inside = foreign == 0 && own.len() > 1;
        let share = held * 100 / all + if inside { 25 } else { 0 };
        if share >= ENOUGH {
            let ranges: Vec<(usize, usize)> = own
                .iter()
                .enumerate()
                .filter(|(_, character)| places[usize::from(**character)] != 0)
                .map(|(at, _)| (at, at + 1))
                .collect();
            let score = Score {
                rank: MatchRank::Related,
                bending: 200_u16.saturating_sub(share as u16),
                place: 0,
                left_over: foreign.min(255) as u8,
                start: 0,
                order: 0,
            };
            board.note(place, score, &ranges);
        }
    }
}

/// The sum of the numbers at the places that are set.
fn sum(numbers: &[u32], places: u64) -> u32 {
    numbers.iter().enumerate().filter(|(place, _)| places >> place & 1 == 1).map(|pair| pair.1).sum()
}
