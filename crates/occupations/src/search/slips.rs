//! Finds texts that a slip away: a wrong, missing, doubled or swapped Chinese character.

use super::board::{Board, Score};
use super::place::{by_cover, small};
use super::steps::{Manner, Steps};
use crate::hit::MatchRank;
use crate::index::{Index, Text};

/// What a slip costs.
const SLIP: u32 = 4;
/// What a wrong character of the same sound costs.
const SAME_SOUND: u32 = 2;
/// What a wrong character of a near sound costs.
const NEAR_SOUND: u32 = 3;
/// How many characters a query may have to be looked at for slips.
const LONGEST: usize = 40;

/// So many characters are a short word.
const SHORT: usize = 3;

/// How much a query of so many characters may bend: a slip counts four, a wrong character of the
/// same sound two, of a near sound three. Half of a query may be bent, not more: with 圣诞老人 for
/// 生活老师 nothing would be nowhere.
fn tolerance(characters: usize) -> u32 {
    match characters {
        0..=1 => 0,
        2 => 3,
        3 => 4,
        more => more as u32,
    }
}

/// Notes every text a part of which the query meets but for slips and wrong characters of the same
/// sound. `characters` are the query's characters as the index has them.
pub(crate) fn find(board: &mut Board, index: &Index, steps: &Steps, characters: &[u16]) {
    let count = characters.len();
    if count > LONGEST {
        return;
    }
    let tolerance = tolerance(count);
    let met = met_by_each_text(index, steps, characters);
    let mut table = Table::default();
    for (place, text) in index.texts[..index.searched_texts].iter().enumerate() {
        let missing = count as u32 - met[place].count_ones();
        if missing * SLIP > tolerance {
            continue;
        }
        let Some(aligned) = table.align(index, steps, characters, text, tolerance) else {
            continue;
        };
        let length = aligned.end - aligned.start;
        let own = &index.characters_of(text)[aligned.start..aligned.end];
        let meant = if aligned.cost < SLIP {
            count > 2 || is_a_word(index, own)
        } else {
            tells_enough(index, steps, characters, text, &aligned)
        };
        if meant {
            let score = score(text, aligned.start, length, aligned.cost);
            board.note(place, score, &[(aligned.start, aligned.end)]);
        }
    }
}

/// For each text the places of the query whose character, or one of its sound, it holds.
pub(crate) fn met_by_each_text(index: &Index, steps: &Steps, characters: &[u16]) -> Vec<u64> {
    let mut met = vec![0_u64; index.searched_texts];
    for place in 0..characters.len() {
        for position in index.sounding(|sound| steps.sounds_like(place, sound).is_some()) {
            met[usize::from(index.text_of[position])] |= 1 << place;
        }
    }
    met
}

/// Whether some text begins or ends with these characters, so that they are a word: 力发 within
/// 风力发电 is none, and 理发 does not mean it.
fn is_a_word(index: &Index, characters: &[u16]) -> bool {
    index.texts[..index.searched_texts].iter().any(|text| {
        let own = index.characters_of(text);
        own.starts_with(characters) || own.ends_with(characters)
    })
}

/// Whether the characters that meet tell more than those that do not: 师 alone tells nothing.
fn tells_enough(index: &Index, steps: &Steps, query: &[u16], text: &Text, aligned: &Aligned) -> bool {
    let own = text.start + aligned.start..text.start + aligned.end;
    let (mut met, mut all) = (0, 0);
    for (character, sound) in index.characters[own.clone()].iter().zip(&index.sounds[own]) {
        let weight = u32::from(index.weight(*character));
        all += weight;
        let meets = query
            .iter()
            .enumerate()
            .any(|(place, wanted)| wanted == character || steps.sounds_like(place, *sound).is_some());
        met += if meets { weight } else { 0 };
    }
    // Three characters with a slip are two: inside a longer text they must tell nearly all.
    let inside = aligned.end - aligned.start <= SHORT && aligned.end - aligned.start < text.length;
    met * 100 >= all * if inside { 75 } else { 60 }
}

fn score(text: &Text, start: usize, length: usize, cost: u32) -> Score {
    Score {
        rank: MatchRank::Mistake,
        bending: cost as u16,
        place: by_cover(text, start, length),
        left_over: small(text.length.saturating_sub(length)),
        start: small(start),
        order: 0,
    }
}

/// How a query lies on a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Aligned {
    start: usize,
    end: usize,
    cost: u32,
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
    /// Lays the query on a part of `text` for at most `tolerance`: the distance of Damerau with free
    /// ends in the text, where a character of the same sound costs far less than a slip.
    fn align(
        &mut self,
        index: &Index,
        steps: &Steps,
        query: &[u16],
        text: &Text,
        tolerance: u32,
    ) -> Option<Aligned> {
        let own = index.characters_of(text);
        let sounds = &index.sounds[text.start..text.start + text.length];
        let width = own.len() + 1;
        self.cells.clear();
        self.cells.extend((0..width).map(|start| Cell { cost: 0, start }));
        for place in 0..query.len() {
            let above = place * width;
            self.cells.push(Cell { cost: (place as u32 + 1) * SLIP, start: 0 });
            for column in 1..width {
                let same = own[column - 1] == query[place];
                let manner = steps.sounds_like(place, sounds[column - 1]);
                let price = match manner {
                    _ if same => 0,
                    Some(Manner::SameSound) => SAME_SOUND,
                    Some(_) => NEAR_SOUND,
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
        (best.cost <= tolerance && best.start < end).then_some(Aligned {
            start: best.start,
            end,
            cost: best.cost,
        })
    }
}
