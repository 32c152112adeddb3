//! Finds texts whose pinyin is a slip away from the letters of the query.

use super::board::{Board, Score};
use super::part::Part;
use super::place::{by_cover, small};
use super::steps::{Manner, Steps};
use super::walk::{States, Walked, Walker};
use crate::hit::MatchRank;
use crate::index::Index;
use crate::query::Kind;
use crate::sounds::{SyllableTable, length, pack};

/// What one slip costs, on the scale of [`Manner`].
const SLIP: u32 = 1 << 16;
/// The fewest letters in which a slip is looked for.
const FEWEST: usize = 5;
/// The most.
const MOST: usize = 64;

/// How many slips so many letters may hold.
fn slips_allowed(letters: usize) -> u32 {
    match letters {
        0..FEWEST => 0,
        FEWEST..12 => 1,
        _ => 2,
    }
}

/// Notes every text part of which is spelt by the query but for slips of the finger. Initials do
/// not count here: with a slip they would fit everything.
pub(crate) fn find(board: &mut Board, index: &Index, table: &SyllableTable, steps: &Steps, part: &Part) {
    let Part { atoms, characters, .. } = part;
    let letters = atoms.iter().filter(|atom| atom.kind == Kind::Letter).count();
    if letters < FEWEST || atoms.len() > MOST {
        return;
    }
    let speller = Speller {
        index,
        table,
        steps,
        characters,
        letters: atoms
            .iter()
            .map(|atom| if atom.kind == Kind::Letter { atom.unit as u8 } else { 0 })
            .collect(),
        allowed: slips_allowed(letters),
    };
    let begins: Vec<bool> = (0..index.alphabet.syllables_of_sound.len())
        .map(|sound| {
            let mut states = States::default();
            speller.step_sound(0, 0, sound as u16, &mut states);
            !states.is_empty()
        })
        .collect();
    let end = atoms.len() as u32;
    let mut walker = Walker::default();
    for position in index.beginnings(characters[0], |sound| begins[usize::from(sound)]) {
        let walked = walker.walk(index, position, end, |state, cost, place, next| {
            speller.step(state, cost, place, next);
        });
        // One syllable and a slip fit too much.
        if let Some(Walked { length: matched @ 2.., cost }) = walked {
            let text = usize::from(index.text_of[position]);
            let start = position - index.texts[text].start;
            let score = score(index, text, start, matched, cost);
            board.note(text, score, &[(start, start + matched)]);
        }
    }
}

fn score(index: &Index, text: usize, start: usize, matched: usize, cost: u32) -> Score {
    let text = &index.texts[text];
    Score {
        rank: MatchRank::Mistake,
        bending: (cost / Manner::Alike as u32).min(1000) as u16,
        place: by_cover(text, start, matched),
        left_over: small(text.length - matched),
        start: small(start),
        order: 0,
    }
}

struct Speller<'a> {
    index: &'a Index,
    table: &'a SyllableTable,
    steps: &'a Steps,
    characters: &'a [u16],
    /// The query's letters, 0 where it has something else.
    letters: Vec<u8>,
    allowed: u32,
}

/// Where a state keeps the letter that was swapped over the end of a syllable.
const SWAPPED: u32 = 16;

impl Speller<'_> {
    /// Notes where a state leads over a place of the row.
    fn step(&self, state: u32, cost: u32, place: usize, next: &mut States) {
        let sound = self.index.sounds[place];
        let at = (state & 0xffff) as usize;
        match (state >> SWAPPED) as u8 {
            0 => {
                if self.characters[at] == self.index.characters[place] {
                    next.reach(state + 1, cost);
                }
                self.step_sound(state, cost, sound, next);
            }
            swapped => self.step_swapped(at, cost, sound, swapped, next),
        }
    }

    /// Notes where a place of the query leads over a sound.
    fn step_sound(&self, state: u32, cost: u32, sound: u16, next: &mut States) {
        let at = state as usize;
        let left = self.letters.len() - at;
        self.steps.each(at, sound, |taken, manner| match manner {
            Manner::Initial => {}
            Manner::Half if left < 2 => {}
            Manner::Half => next.reach(state + left as u32, cost + manner as u32),
            manner => next.reach(state + taken as u32, cost + manner as u32),
        });
        if cost / SLIP >= self.allowed {
            return;
        }
        for wanted in self.syllables(sound) {
            let count = length(wanted);
            for taken in count.saturating_sub(1).max(1)..=count + 1 {
                let typed = self.letters.get(at..at + taken).filter(|typed| !typed.contains(&0));
                let Some(typed) = typed else { break };
                if is_one_slip(pack(typed), taken, wanted, count) {
                    next.reach(state + taken as u32, cost + SLIP);
                }
                // The last letter of this syllable may have changed places with the first of the next.
                let letters = wanted.to_be_bytes();
                let last = letters[count - 1];
                if taken == count && typed[..count - 1] == letters[..count - 1] && typed[count - 1] != last {
                    let reached = (state + taken as u32) | u32::from(last) << SWAPPED;
                    next.reach(reached, cost + SLIP);
                }
            }
        }
    }

    /// Notes where a place leads whose first letter was typed before the `swapped` one.
    fn step_swapped(&self, at: usize, cost: u32, sound: u16, swapped: u8, next: &mut States) {
        for wanted in self.syllables(sound) {
            let letters = wanted.to_be_bytes();
            let count = length(wanted);
            let fits = self.letters.get(at..at + count).is_some_and(|typed| {
                self.letters[at - 1] == letters[0] && typed[0] == swapped && typed[1..] == letters[1..count]
            });
            if fits {
                next.reach((at + count) as u32, cost);
            }
        }
    }

    /// The packed syllables of a sound.
    fn syllables(&self, sound: u16) -> impl Iterator<Item = u64> + '_ {
        self.index.alphabet.syllables_of_sound[usize::from(sound)]
            .iter()
            .filter_map(|syllable| usize::from(*syllable).checked_sub(1))
            .map(|place| self.table.packed[place])
    }
}

/// Whether two packed words differ by exactly one letter: wrong, missing, extra or swapped.
fn is_one_slip(typed: u64, typed_length: usize, wanted: u64, wanted_length: usize) -> bool {
    let same = ((typed ^ wanted).leading_zeros() / 8) as usize;
    let after = |word: u64, letters: usize| if letters >= 8 { 0 } else { word << (8 * letters) };
    if typed_length == wanted_length {
        if same >= wanted_length {
            return false;
        }
        let swapped = |word: u64| {
            let here = word << (8 * same);
            (here >> 56) as u8 == (after(wanted, same + 1) >> 56) as u8
                && (after(word, same + 1) >> 56) as u8 == (after(wanted, same) >> 56) as u8
        };
        after(typed, same + 1) == after(wanted, same + 1)
            || (same + 2 <= wanted_length
                && swapped(typed)
                && after(typed, same + 2) == after(wanted, same + 2))
    } else if typed_length > wanted_length {
        after(typed, same + 1) == after(wanted, same)
    } else {
        after(typed, same) == after(wanted, same + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::is_one_slip;
    use crate::sounds::pack;

    fn slip(typed: &str, wanted: &str) -> bool {
        is_one_slip(pack(typed.as_bytes()), typed.len(), pack(wanted.as_bytes()), wanted.len())
    }

    #[test]
    fn one_slip_is_a_wrong_missing_extra_or_swapped_letter() {
        for (typed, wanted) in [
            ("gomg", "gong"),
            ("gng", "gong"),
            ("goong", "gong"),
            ("gogn", "gong"),
            ("ogng", "gong"),
            ("fie", "fei"),
            ("zhuagn", "zhuang"),
            ("a", "ai"),
            ("gonga", "gong"),
            ("igong", "gong"),
        ] {
            assert!(slip(typed, wanted), "{typed} {wanted}");
        }
        for (typed, wanted) in [("gong", "gong"), ("ggno", "gong"), ("gan", "gong"), ("shi", "hi3x")] {
            assert!(!slip(typed, wanted), "{typed} {wanted}");
        }
    }
}
