//! Finds texts that a slip away: a wrong, missing, doubled or swapped Chinese character.

use super::board::{Board, Cover, Score};
use super::plain::cover;
use super::steps::{Manner, Steps};
use crate::hit::MatchRank;
use crate::index::{Index, Source, Text};

/// What one slip costs, on the scale of [`Manner`].
pub(crate) const SLIP: u32 = 1 << 16;
/// How many characters a query may have to be looked at for slips.
const LONGEST: usize = 40;

/// How many slips a query of so many characters may hold.
fn slips_allowed(characters: usize) -> u32 {
    match characters {
        0..=2 => 0,
        3..=6 => 1,
        _ => 2,
    }
}

/// Notes every text a part of which the query meets but for slips and wrong characters of the same
/// sound. `characters` are the query's characters as the index has them.
pub(crate) fn find(board: &mut Board, index: &Index, steps: &Steps, characters: &[u16]) {
    let count = characters.len();
    let allowed = slips_allowed(count);
    if allowed == 0 || count > LONGEST {
        return;
    }
    let met = met_by_each_text(index, steps, characters);
    let mut table = Table::default();
    for (place, text) in index.texts.iter().enumerate() {
        if met[place].count_ones() + allowed < count as u32 {
            continue;
        }
        let Some(aligned) = table.align(index, steps, characters, text, allowed) else { continue };
        if tells_enough(index, text, &aligned, met[place], characters) {
            let length = aligned.end - aligned.start;
            let score = score(text, aligned.start, length, aligned.cost);
            board.note(place, score, &[(aligned.start, aligned.end)]);
        }
    }
}

/// For each text the places of the query whose character, or one of its sound, it holds.
pub(crate) fn met_by_each_text(index: &Index, steps: &Steps, characters: &[u16]) -> Vec<u64> {
    let sounds = index.syllables_of_sound.len();
    let mut places_of_sound = vec![0_u64; sounds];
    for (place, _) in characters.iter().enumerate() {
        for (sound, places) in places_of_sound.iter_mut().enumerate() {
            if steps.sounds_like(place, sound as u16).is_some() {
                *places |= 1 << place;
            }
        }
    }
    let mut met = vec![0_u64; index.texts.len()];
    for (sound, text) in index.sounds.iter().zip(&index.text_of) {
        met[usize::from(*text)] |= places_of_sound[usize::from(*sound)];
    }
    met
}

/// Whether the characters that met say more than those that did not: 师 alone tells nothing.
fn tells_enough(index: &Index, text: &Text, aligned: &Aligned, met: u64, query: &[u16]) -> bool {
    let own = &index.characters_of(text)[aligned.start..aligned.end];
    let weight = |characters: &[u16]| -> u32 {
        characters.iter().map(|character| u32::from(index.weight(*character))).sum()
    };
    let all = weight(own);
    let same: Vec<u16> = query
        .iter()
        .enumerate()
        .filter(|(place, _)| met >> place & 1 == 1)
        .map(|(_, character)| *character)
        .collect();
    let missed: u32 = own
        .iter()
        .filter(|character| !same.contains(character))
        .map(|character| u32::from(index.weight(*character)))
        .sum();
    // A character of the same sound is not the same character, but it was meant: give it back.
    let meant = aligned.wrong_sounds.saturating_mul(5);
    (all + meant).saturating_sub(missed) * 5 >= all * 3
}

fn score(text: &Text, start: usize, length: usize, cost: u32) -> Score {
    let place = match (text.source, cover(start, length, text.length)) {
        (Source::Name, cover) => cover as u8,
        (_, Cover::Whole) => 3,
        (Source::WorkType(_), cover) => 4 + cover as u8,
        (Source::Label(_), cover) => 8 + cover as u8,
    };
    Score {
        rank: MatchRank::Mistake,
        bending: (cost / Manner::SameSound as u32).min(1000) as u16,
        place,
        left_over: text.length.saturating_sub(length).min(255) as u8,
        start: start.min(255) as u8,
        order: 0,
    }
}

/// How a query lies on a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Aligned {
    start: usize,
    end: usize,
    cost: u32,
    /// How many characters only have the same sound.
    wrong_sounds: u32,
}

/// One cell: the cheapest way to lay the query's beginning on text that ends here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cell {
    cost: u32,
    start: usize,
}

/// Rows of the alignment, kept between texts.
#[derive(Default)]
struct Table {
    cells: Vec<Cell>,
}

impl Table {
    /// Lays the query on a part of `text` with at most `allowed` slips: the distance of Damerau
    /// with free ends in the text, where a character of the same sound costs far less than a slip.
    fn align(
        &mut self,
        index: &Index,
        steps: &Steps,
        query: &[u16],
        text: &Text,
        allowed: u32,
    ) -> Option<Aligned> {
        let own = index.characters_of(text);
        let sounds = &index.sounds[text.start..text.start + text.length];
        let width = own.len() + 1;
        self.cells.clear();
        self.cells.extend((0..width).map(|start| Cell { cost: 0, start }));
        for place in 0..query.len() {
            let above = place * width;
            let first = Cell { cost: (place as u32 + 1) * SLIP, start: 0 };
            self.cells.push(first);
            for column in 1..width {
                let same = own[column - 1] == query[place];
                let manner = steps.sounds_like(place, sounds[column - 1]);
                let price = match manner {
                    _ if same => 0,
                    Some(manner) => manner as u32,
                    None => SLIP,
                };
                let add = |cell: Cell, price: u32| Cell { cost: cell.cost + price, ..cell };
                let mut best = add(self.cells[above + column - 1], price);
                let mut offer = |cell: Cell| {
                    if cell.cost < best.cost {
                        best = cell;
                    }
                };
                offer(add(self.cells[above + column], SLIP));
                offer(add(self.cells[above + width + column - 1], SLIP));
                if place > 0 && column > 1 {
                    let swapped = own[column - 1] == query[place - 1] && own[column - 2] == query[place];
                    if swapped && own[column - 1] != own[column - 2] {
                        offer(add(self.cells[above - width + column - 2], SLIP));
                    }
                }
                self.cells.push(best);
            }
        }
        let last = &self.cells[query.len() * width..];
        let (end, best) = (1..).zip(&last[1..]).min_by_key(|(_, cell)| cell.cost)?;
        let slips = best.cost / SLIP;
        (slips <= allowed && best.start < end).then_some(Aligned {
            start: best.start,
            end,
            cost: best.cost,
            wrong_sounds: best.cost % SLIP / Manner::SameSound as u32,
        })
    }
}
