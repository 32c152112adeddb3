//! The sound table of a query: the sounds of the index that each query index can match, with the number of
//! query characters consumed. It is computed once per query, so that matching a text is a table look-up.

use crate::index::Index;
use crate::query::{CharKind, QueryChar};
use crate::sounds::{COUNT, SyllableTable, pack};

/// Bits 0 to 5: the syllable is written in full with this many letters (bit 0: one). For a Chinese
/// character bit 0 means an equal sound.
const EXACT: u32 = 0;
/// Bits 6 to 11: a fuzzy equivalent is written in full with this many letters.
const ALIKE: u32 = 6;
/// Bit 12: the first letter.
const INITIAL: u32 = 12;
/// Bit 13: `zh`, `ch` or `sh`.
const LONG_INITIAL: u32 = 13;
/// Bit 14: the query ends inside the syllable.
const HALF: u32 = 14;
/// The number of letters of the longest syllable.
const LONGEST: usize = 6;

/// The kind of a sound match; the discriminant is its cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum SoundMatch {
    /// The syllable, complete.
    Full = 0,
    /// The syllable, unfinished at the end of the query.
    Half = 1,
    Initial = 1 << 2,
    /// A fuzzy equivalent.
    Alike = 1 << 8,
    /// A Chinese character of the same sound.
    SameSound = 1 << 12,
    /// A Chinese character of a fuzzy equivalent sound.
    NearSound = 1 << 13,
}

/// The transitions of a query over the sounds of an index.
pub(crate) struct SoundTable {
    /// The number of sounds.
    width: usize,
    /// One row of masks for each query index, one mask for each sound.
    masks: Vec<u16>,
    /// Whether each query character is a letter.
    letters: Vec<bool>,
}

impl SoundTable {
    /// Computes the table of `query_chars`.
    pub(crate) fn new(index: &Index, table: &SyllableTable, query_chars: &[QueryChar]) -> Self {
        let width = index.alphabet.syllables_of_sound.len();
        let mut sound_table = Self {
            width,
            masks: vec![0; width * query_chars.len()],
            letters: query_chars.iter().map(|query_char| query_char.kind == CharKind::Letter).collect(),
        };
        for (query_index, query_char) in query_chars.iter().enumerate() {
            match query_char.kind {
                CharKind::Letter => sound_table.add_letters(table, query_index, query_chars),
                CharKind::Character => sound_table.add_character(index, table, query_index, query_char),
                CharKind::Digit => {}
            }
            let row = &mut sound_table.masks[query_index * width..][..width];
            for sound in COUNT + 1..width {
                for syllable in index.alphabet.syllables_of_sound[sound] {
                    row[sound] |= row[usize::from(syllable)];
                }
            }
        }
        sound_table
    }

    fn add(&mut self, query_index: usize, syllable: u16, bit: u32) {
        self.masks[query_index * self.width + usize::from(syllable)] |= 1 << bit;
    }

    fn add_letters(&mut self, table: &SyllableTable, query_index: usize, query_chars: &[QueryChar]) {
        let mut letters = [0; LONGEST];
        let mut length = 0;
        for query_char in query_chars[query_index..].iter().take(LONGEST) {
            if query_char.kind != CharKind::Letter {
                break;
            }
            letters[length] = query_char.unit as u8;
            length += 1;
        }
        for taken in 1..=length {
            let packed = pack(&letters[..taken]);
            let exact = table.find(packed);
            if let Some(syllable) = exact {
                self.add(query_index, syllable, EXACT + taken as u32 - 1);
            }
            for syllable in table.sounding_like(packed).filter(|other| Some(*other) != exact) {
                self.add(query_index, syllable, ALIKE + taken as u32 - 1);
            }
        }
        for syllable in table.beginning_with(pack(&letters[..1]), 1) {
            self.add(query_index, syllable, INITIAL);
        }
        if length >= 2 && letters[1] == b'h' && matches!(letters[0], b'z' | b'c' | b's') {
            for syllable in table.beginning_with(pack(&letters[..2]), 2) {
                self.add(query_index, syllable, LONG_INITIAL);
            }
        }
        if query_index + length == query_chars.len() {
            for syllable in table.beginning_with(pack(&letters[..length]), length) {
                self.add(query_index, syllable, HALF);
            }
        }
    }

    fn add_character(
        &mut self,
        index: &Index,
        table: &SyllableTable,
        query_index: usize,
        query_char: &QueryChar,
    ) {
        // A character unknown to the directory may be known to the national alphabet.
        let own = match query_char.syllables[0] {
            0 => index.alphabet.syllables(query_char.unit).unwrap_or_default(),
            _ => query_char.syllables,
        };
        for syllable in own.into_iter().filter(|syllable| *syllable != 0) {
            for relative in table.relatives(syllable) {
                let bit = if relative == syllable { EXACT } else { ALIKE };
                self.add(query_index, relative, bit);
            }
        }
    }

    /// Returns whether the query index can match `sound`.
    pub(crate) fn possible(&self, query_index: usize, sound: u16) -> bool {
        self.masks[query_index * self.width + usize::from(sound)] != 0
    }

    /// The maximum query length for [`SoundTable::advance`].
    pub(crate) const MAX_ADVANCE: usize = u64::BITS as usize - 1 - LONGEST;

    /// Advances a bit set of query indices over `sound` (bit-parallel simulation). The bit after the last
    /// index is the end of the query.
    pub(crate) fn advance(&self, mut from: u64, sound: u16) -> u64 {
        let query_length = self.letters.len();
        let mut to = 0;
        while from != 0 {
            let query_index = from.trailing_zeros() as usize;
            from &= from - 1;
            let mask = u32::from(self.masks[query_index * self.width + usize::from(sound)]);
            let taken =
                mask >> EXACT | mask >> ALIKE | (mask >> INITIAL & 1) | (mask >> LONG_INITIAL & 1) << 1;
            to |= u64::from(taken & ((1 << LONGEST) - 1)) << (query_index + 1);
            // The end is less than a syllable away, so within the bits.
            to |= u64::from(mask >> HALF & 1) << (query_length & 63);
        }
        to
    }

    /// Returns the kind of match between a Chinese character of the query and `sound`, if any.
    pub(crate) fn sounds_like(&self, query_index: usize, sound: u16) -> Option<SoundMatch> {
        match self.masks[query_index * self.width + usize::from(sound)] {
            _ if self.letters[query_index] => None,
            mask if mask & 1 << EXACT != 0 => Some(SoundMatch::SameSound),
            mask if mask & 1 << ALIKE != 0 => Some(SoundMatch::NearSound),
            _ => None,
        }
    }

    /// Calls `take` with each possible match of the query index with `sound`: the number of characters
    /// consumed, and the kind. An unfinished syllable consumes the rest of the query.
    pub(crate) fn for_each(&self, query_index: usize, sound: u16, mut take: impl FnMut(usize, SoundMatch)) {
        let mask = self.masks[query_index * self.width + usize::from(sound)];
        if mask == 0 {
            return;
        }
        if !self.letters[query_index] {
            if let Some(sound_match) = self.sounds_like(query_index, sound) {
                take(1, sound_match);
            }
            return;
        }
        for taken in 1..=LONGEST {
            if mask & 1 << (EXACT + taken as u32 - 1) != 0 {
                take(taken, SoundMatch::Full);
            }
            if mask & 1 << (ALIKE + taken as u32 - 1) != 0 {
                take(taken, SoundMatch::Alike);
            }
        }
        if mask & 1 << HALF != 0 {
            take(0, SoundMatch::Half);
        }
        if mask & 1 << INITIAL != 0 {
            take(1, SoundMatch::Initial);
        }
        if mask & 1 << LONG_INITIAL != 0 {
            take(2, SoundMatch::Initial);
        }
    }
}
