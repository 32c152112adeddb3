//! Matches texts whose pinyin is within one or two edits of the query's letters.

use super::automaton::{MatchSpan, Simulator, States};
use super::matches::{BestMatches, Score};
use super::query_slice::QuerySlice;
use super::sound_table::{SoundMatch, SoundTable};
use super::tie_break::{by_cover, to_u8};
use crate::hit::MatchRank;
use crate::index::Index;
use crate::query::CharKind;
use crate::sounds::{SyllableTable, length, pack};

/// The cost of an edit, on the scale of [`SoundMatch`].
const EDIT_COST: u32 = 1 << 16;
/// The minimum number of letters.
const FEWEST: usize = 5;
/// The maximum number of query characters.
const MOST: usize = 64;

/// Returns the number of edits allowed in a query of this many letters.
fn max_edits(letters: usize) -> u32 {
    match letters {
        0..FEWEST => 0,
        FEWEST..12 => 1,
        _ => 2,
    }
}

/// Records every text that contains the query's spelling with a few edits. Initials do not count here:
/// with an edit they would match everything.
pub(crate) fn find(
    matches: &mut BestMatches,
    index: &Index,
    table: &SyllableTable,
    sound_table: &SoundTable,
    slice: &QuerySlice,
) {
    let QuerySlice { query_chars, characters, .. } = slice;
    let letters = query_chars.iter().filter(|query_char| query_char.kind == CharKind::Letter).count();
    if letters < FEWEST || query_chars.len() > MOST {
        return;
    }
    let automaton = TypoAutomaton {
        index,
        table,
        sound_table,
        characters,
        letters: query_chars
            .iter()
            .map(|query_char| if query_char.kind == CharKind::Letter { query_char.unit as u8 } else { 0 })
            .collect(),
        allowed: max_edits(letters),
    };
    let begins: Vec<bool> = (0..index.alphabet.syllables_of_sound.len())
        .map(|sound| {
            let mut states = States::default();
            automaton.step_sound(0, 0, sound as u16, &mut states);
            !states.is_empty()
        })
        .collect();
    let end = query_chars.len() as u32;
    let mut simulator = Simulator::default();
    for position in index.start_positions(characters[0], |sound| begins[usize::from(sound)]) {
        let span = simulator.run(index, position, end, |state, cost, corpus_position, next| {
            automaton.step(state, cost, corpus_position, next);
        });
        // One syllable with an edit matches too much.
        if let Some(MatchSpan { length: matched @ 2.., cost }) = span {
            let text = usize::from(index.text_of[position]);
            let start = position - index.texts[text].start;
            let score = score(index, text, start, matched, cost);
            matches.record(text, score, &[(start, start + matched)]);
        }
    }
}

fn score(index: &Index, text: usize, start: usize, matched: usize, cost: u32) -> Score {
    let text = &index.texts[text];
    Score {
        rank: MatchRank::Typo,
        penalty: (cost / SoundMatch::Alike as u32).min(1000) as u16,
        text_rank: by_cover(text, start, matched),
        left_over: to_u8(text.length - matched),
        start: to_u8(start),
        order: 0,
    }
}

struct TypoAutomaton<'a> {
    index: &'a Index,
    table: &'a SyllableTable,
    sound_table: &'a SoundTable,
    characters: &'a [u16],
    /// The query's letters; 0 for other characters.
    letters: Vec<u8>,
    allowed: u32,
}

/// The bit offset in a state of a letter that was swapped across a syllable boundary.
const SWAPPED: u32 = 16;

impl TypoAutomaton<'_> {
    /// Pushes the successors of a state at a corpus position.
    fn step(&self, state: u32, cost: u32, corpus_position: usize, next: &mut States) {
        let sound = self.index.sounds[corpus_position];
        let at = (state & 0xffff) as usize;
        match (state >> SWAPPED) as u8 {
            0 => {
                if self.characters[at] == self.index.characters[corpus_position] {
                    next.push_state(state + 1, cost);
                }
                self.step_sound(state, cost, sound, next);
            }
            swapped => self.step_swapped(at, cost, sound, swapped, next),
        }
    }

    /// Pushes the successors of a query index over a sound.
    fn step_sound(&self, state: u32, cost: u32, sound: u16, next: &mut States) {
        let at = state as usize;
        let left = self.letters.len() - at;
        self.sound_table.for_each(at, sound, |taken, sound_match| match sound_match {
            SoundMatch::Initial => {}
            SoundMatch::Half if left < 2 => {}
            SoundMatch::Half => next.push_state(state + left as u32, cost + sound_match as u32),
            sound_match => next.push_state(state + taken as u32, cost + sound_match as u32),
        });
        if cost / EDIT_COST >= self.allowed {
            return;
        }
        for wanted in self.syllables(sound) {
            let count = length(wanted);
            for taken in count.saturating_sub(1).max(1)..=count + 1 {
                let typed = self.letters.get(at..at + taken).filter(|typed| !typed.contains(&0));
                let Some(typed) = typed else { break };
                if is_one_edit(pack(typed), taken, wanted, count) {
                    next.push_state(state + taken as u32, cost + EDIT_COST);
                }
                // The last letter of this syllable may be swapped with the first of the next.
                let letters = wanted.to_be_bytes();
                let last = letters[count - 1];
                if taken == count && typed[..count - 1] == letters[..count - 1] && typed[count - 1] != last {
                    let reached = (state + taken as u32) | u32::from(last) << SWAPPED;
                    next.push_state(reached, cost + EDIT_COST);
                }
            }
        }
    }

    /// Pushes the successor of a state whose next syllable begins after the `swapped` letter.
    fn step_swapped(&self, at: usize, cost: u32, sound: u16, swapped: u8, next: &mut States) {
        for wanted in self.syllables(sound) {
            let letters = wanted.to_be_bytes();
            let count = length(wanted);
            let fits = self.letters.get(at..at + count).is_some_and(|typed| {
                self.letters[at - 1] == letters[0] && typed[0] == swapped && typed[1..] == letters[1..count]
            });
            if fits {
                next.push_state((at + count) as u32, cost);
            }
        }
    }

    /// Returns the packed syllables of a sound.
    fn syllables(&self, sound: u16) -> impl Iterator<Item = u64> + '_ {
        self.index.alphabet.syllables_of_sound[usize::from(sound)]
            .iter()
            .filter_map(|syllable| usize::from(*syllable).checked_sub(1))
            .map(|number| self.table.packed[number])
    }
}

/// Returns whether two packed words differ by exactly one edit: substitution, deletion, insertion or
/// transposition.
fn is_one_edit(typed: u64, typed_length: usize, wanted: u64, wanted_length: usize) -> bool {
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
    use super::is_one_edit;
    use crate::sounds::pack;

    fn one_edit(typed: &str, wanted: &str) -> bool {
        is_one_edit(pack(typed.as_bytes()), typed.len(), pack(wanted.as_bytes()), wanted.len())
    }

    #[test]
    fn an_edit_is_a_substitution_deletion_insertion_or_transposition() {
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
            assert!(one_edit(typed, wanted), "{typed} {wanted}");
        }
        for (typed, wanted) in [("gong", "gong"), ("ggno", "gong"), ("gan", "gong"), ("shi", "hi3x")] {
            assert!(!one_edit(typed, wanted), "{typed} {wanted}");
        }
    }
}
