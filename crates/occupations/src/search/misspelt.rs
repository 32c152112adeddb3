//! Finds texts whose pinyin is a slip away from the letters of the query.

use super::board::{Board, Score};
use super::part::Part;
use super::place::{by_cover, small};
use super::steps::{Manner, Steps};
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
            let mut any = false;
            speller.each(0, sound as u16, true, |_, _| any = true);
            any
        })
        .collect();
    for position in 0..index.searched {
        let character = index.characters[position];
        if character != 0
            && (begins[usize::from(index.sounds[position])] || character == characters[0])
            && let Some((matched, cost)) = speller.walk(position)
            && matched > 1
        {
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

impl Speller<'_> {
    /// The cheapest walk over the text at `position` that uses up the query, if one has so few
    /// slips: how many characters it takes and what it costs.
    fn walk(&self, position: usize) -> Option<(usize, u32)> {
        let end = self.letters.len();
        let mut now = vec![(0, 0)];
        let mut best: Option<(usize, u32)> = None;
        for (matched, place) in (1..).zip(position..) {
            let character = self.index.characters[place];
            if character == 0 || now.is_empty() {
                break;
            }
            let sound = self.index.sounds[place];
            let mut next: Vec<(usize, u32)> = Vec::new();
            for (at, cost) in &now {
                let more = *cost / SLIP < self.allowed;
                let mut reach = |at: usize, cost: u32| match next.iter_mut().find(|(known, _)| *known == at) {
                    Some((_, known)) => *known = cost.min(*known),
                    None => next.push((at, cost)),
                };
                if self.characters[*at] == character {
                    reach(at + 1, *cost);
                }
                self.each(*at, sound, more, |taken, price| reach(at + taken, cost + price));
            }
            if let Some(done) = next.iter().position(|(at, _)| *at == end) {
                let (_, cost) = next.swap_remove(done);
                if best.is_none_or(|(_, known)| cost < known) {
                    best = Some((matched, cost));
                }
            }
            now = next;
        }
        best
    }

    /// Each way in which the query's place stands for `sound`: how much it takes, what it costs.
    fn each(&self, at: usize, sound: u16, with_slip: bool, mut take: impl FnMut(usize, u32)) {
        let left = self.letters.len() - at;
        self.steps.each(at, sound, |taken, manner| match manner {
            Manner::Initial => {}
            Manner::Half if left < 2 => {}
            Manner::Half => take(left, manner as u32),
            manner => take(taken, manner as u32),
        });
        if !with_slip || self.letters[at] == 0 {
            return;
        }
        for syllable in self.index.alphabet.syllables_of_sound[usize::from(sound)] {
            let Some(place) = usize::from(syllable).checked_sub(1) else { continue };
            let wanted = self.table.packed[place];
            let wanted_length = length(wanted);
            for taken in wanted_length.saturating_sub(1).max(1)..=wanted_length + 1 {
                let Some(typed) = self.letters.get(at..at + taken) else { break };
                if !typed.contains(&0) && is_one_slip(pack(typed), taken, wanted, wanted_length) {
                    take(taken, SLIP);
                }
            }
        }
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
