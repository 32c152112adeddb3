//! Damerau–Levenshtein distance with free ends: matches texts with a wrong, missing, extra or swapped
//! Chinese character.

use super::matches::{BestMatches, Score};
use super::sound_table::{SoundMatch, SoundTable};
use super::tie_break::{by_cover, to_u8};
use crate::hit::MatchRank;
use crate::index::{Index, Text};

/// The cost of a wrong, missing, extra or swapped character.
pub(crate) const EDIT_COST: u32 = 4;
/// The cost of a wrong character of the same sound.
pub(crate) const SAME_SOUND: u32 = 2;
/// The cost of a wrong character of a fuzzy equivalent sound.
const NEAR_SOUND: u32 = 3;
/// The maximum length of a query.
const LONGEST: usize = 40;

/// The maximum length of a short word.
const SHORT: usize = 3;

/// Returns the maximum cost for a query of this many characters. At most half of the query may be edited;
/// beyond that unrelated names match (圣诞老人 would match 生活老师).
fn tolerance(characters: usize) -> u32 {
    match characters {
        0..=1 => 0,
        2 => 3,
        3 => 4,
        more => more as u32,
    }
}

/// Records every text that contains the query within the tolerance. `characters` are the query's
/// characters as the corpus holds them.
pub(crate) fn find(matches: &mut BestMatches, index: &Index, sound_table: &SoundTable, characters: &[u16]) {
    let count = characters.len();
    if count > LONGEST {
        return;
    }
    let tolerance = tolerance(count);
    let met = matched_positions(index, sound_table, characters);
    let mut table = Table::default();
    for (text_index, text) in index.texts[..index.searched_texts].iter().enumerate() {
        let missing = count as u32 - met[text_index].count_ones();
        if missing * EDIT_COST > tolerance {
            continue;
        }
        let Some(aligned) = table.align(index, sound_table, characters, text, tolerance) else {
            continue;
        };
        let length = aligned.end - aligned.start;
        let own = &index.characters_of(text)[aligned.start..aligned.end];
        let meant = if aligned.cost < EDIT_COST {
            count > 2 || is_a_word(index, own)
        } else {
            is_informative(index, sound_table, characters, text, &aligned)
        };
        if meant {
            let score = score(text, aligned.start, length, aligned.cost);
            matches.record(text_index, score, &[(aligned.start, aligned.end)]);
        }
    }
}

/// Returns for each text a bit set of the query indices that it contains, literally or by sound.
pub(crate) fn matched_positions(index: &Index, sound_table: &SoundTable, characters: &[u16]) -> Vec<u64> {
    let mut met = vec![0_u64; index.searched_texts];
    for query_index in 0..characters.len() {
        for position in
            index.positions_sounding(|sound| sound_table.sounds_like(query_index, sound).is_some())
        {
            met[usize::from(index.text_of[position])] |= 1 << query_index;
        }
    }
    met
}

/// Returns whether a text begins or ends with these characters, which makes them a word: 力发 inside
/// 风力发电 is not a word, so 理发 does not match it.
fn is_a_word(index: &Index, characters: &[u16]) -> bool {
    index.texts[..index.searched_texts].iter().any(|text| {
        let own = index.characters_of(text);
        own.starts_with(characters) || own.ends_with(characters)
    })
}

/// Returns whether the matched characters outweigh the edited ones by IDF: 师 alone is uninformative.
fn is_informative(
    index: &Index,
    sound_table: &SoundTable,
    query: &[u16],
    text: &Text,
    aligned: &Aligned,
) -> bool {
    let own = text.start + aligned.start..text.start + aligned.end;
    let (mut met, mut all) = (0, 0);
    for (character, sound) in index.characters[own.clone()].iter().zip(&index.sounds[own]) {
        let weight = u32::from(index.idf(*character));
        all += weight;
        let meets = query.iter().enumerate().any(|(query_index, wanted)| {
            wanted == character || sound_table.sounds_like(query_index, *sound).is_some()
        });
        met += if meets { weight } else { 0 };
    }
    // Three characters with an edit are two: inside a longer text they need nearly all of the weight.
    let inside = aligned.end - aligned.start <= SHORT && aligned.end - aligned.start < text.length;
    met * 100 >= all * if inside { 75 } else { 60 }
}

fn score(text: &Text, start: usize, length: usize, cost: u32) -> Score {
    Score {
        rank: MatchRank::Typo,
        penalty: cost as u16,
        text_rank: by_cover(text, start, length),
        left_over: to_u8(text.length.saturating_sub(length)),
        start: to_u8(start),
        order: 0,
    }
}

/// An alignment of the query with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Aligned {
    start: usize,
    end: usize,
    cost: u32,
}

/// A cell of the dynamic-programming table: the cheapest alignment that ends here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cell {
    cost: u32,
    start: usize,
}

/// The dynamic-programming table, reused between texts.
#[derive(Default)]
struct Table {
    cells: Vec<Cell>,
}

impl Table {
    /// Aligns the query with the cheapest substring of `text` (Sellers' algorithm with Damerau
    /// transpositions), where a wrong character of the same sound costs less than an edit.
    fn align(
        &mut self,
        index: &Index,
        sound_table: &SoundTable,
        query: &[u16],
        text: &Text,
        tolerance: u32,
    ) -> Option<Aligned> {
        let own = index.characters_of(text);
        let sounds = &index.sounds[text.start..text.start + text.length];
        let width = own.len() + 1;
        self.cells.clear();
        self.cells.extend((0..width).map(|start| Cell { cost: 0, start }));
        for query_index in 0..query.len() {
            let above = query_index * width;
            self.cells.push(Cell { cost: (query_index as u32 + 1) * EDIT_COST, start: 0 });
            for column in 1..width {
                let same = own[column - 1] == query[query_index];
                let sound_match = sound_table.sounds_like(query_index, sounds[column - 1]);
                let price = match sound_match {
                    _ if same => 0,
                    Some(SoundMatch::SameSound) => SAME_SOUND,
                    Some(_) => NEAR_SOUND,
                    None => EDIT_COST,
                };
                let add = |cell: Cell, price: u32| Cell { cost: cell.cost + price, ..cell };
                let mut best = add(self.cells[above + column - 1], price);
                let mut offer = |cell: Cell| {
                    if cell.cost < best.cost {
                        best = cell;
                    }
                };
                offer(add(self.cells[above + column], EDIT_COST));
                offer(add(self.cells[above + width + column - 1], EDIT_COST));
                if query_index > 0 && column > 1 {
                    let swapped =
                        own[column - 1] == query[query_index - 1] && own[column - 2] == query[query_index];
                    if swapped && own[column - 1] != own[column - 2] {
                        offer(add(self.cells[above - width + column - 2], EDIT_COST));
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
