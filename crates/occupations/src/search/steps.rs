//! Which sounds of the index each place of a query can stand for, and how many characters of the
//! query that takes. Worked out once per query, so that walking over a text is a table look-up.

use crate::index::Index;
use crate::query::{Atom, Kind};
use crate::sounds::{COUNT, SyllableTable, pack};

/// Bits 0 to 5: the syllable is written out by so many letters (bit 0: one). For a Chinese
/// character bit 0 says that it has the same sound.
const EXACT: u32 = 0;
/// Bits 6 to 11: a syllable that sounds alike is written out by so many letters.
const ALIKE: u32 = 6;
/// Bit 12: the first letter.
const INITIAL: u32 = 12;
/// Bit 13: `zh`, `ch` or `sh`.
const LONG_INITIAL: u32 = 13;
/// Bit 14: the query ends within the syllable.
const HALF: u32 = 14;
/// Letters of the longest syllable.
const LONGEST: usize = 6;

/// How a step was made; the numbers are what it costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum Manner {
    /// The syllable, fully written.
    Full = 0,
    /// The syllable, half typed at the end.
    Half = 1,
    /// Its initial.
    Initial = 1 << 2,
    /// A syllable that sounds alike.
    Alike = 1 << 8,
    /// A Chinese character of the same sound.
    SameSound = 1 << 12,
    /// A Chinese character of a sound that is alike.
    NearSound = 1 << 13,
}

/// The steps of a query over the sounds of an index.
pub(crate) struct Steps {
    /// How many sounds there are.
    width: usize,
    /// For each place of the query one row, for each sound one mask.
    masks: Vec<u16>,
    /// Whether the query's place holds a letter.
    letters: Vec<bool>,
}

impl Steps {
    /// Works out the steps of `atoms`.
    pub(crate) fn new(index: &Index, table: &SyllableTable, atoms: &[Atom]) -> Self {
        let width = index.alphabet.syllables_of_sound.len();
        let mut steps = Self {
            width,
            masks: vec![0; width * atoms.len()],
            letters: atoms.iter().map(|atom| atom.kind == Kind::Letter).collect(),
        };
        for (place, atom) in atoms.iter().enumerate() {
            match atom.kind {
                Kind::Letter => steps.add_letters(table, place, atoms),
                Kind::Character => steps.add_character(index, table, place, atom),
                Kind::Digit => {}
            }
            let row = &mut steps.masks[place * width..][..width];
            for sound in COUNT + 1..width {
                for syllable in index.alphabet.syllables_of_sound[sound] {
                    row[sound] |= row[usize::from(syllable)];
                }
            }
        }
        steps
    }

    fn add(&mut self, place: usize, syllable: u16, bit: u32) {
        self.masks[place * self.width + usize::from(syllable)] |= 1 << bit;
    }

    fn add_letters(&mut self, table: &SyllableTable, place: usize, atoms: &[Atom]) {
        let mut letters = [0; LONGEST];
        let mut length = 0;
        for atom in atoms[place..].iter().take(LONGEST) {
            if atom.kind != Kind::Letter {
                break;
            }
            letters[length] = atom.unit as u8;
            length += 1;
        }
        for taken in 1..=length {
            let packed = pack(&letters[..taken]);
            let exact = table.find(packed);
            if let Some(syllable) = exact {
                self.add(place, syllable, EXACT + taken as u32 - 1);
            }
            for syllable in table.sounding_like(packed).filter(|other| Some(*other) != exact) {
                self.add(place, syllable, ALIKE + taken as u32 - 1);
            }
        }
        for syllable in table.beginning_with(pack(&letters[..1]), 1) {
            self.add(place, syllable, INITIAL);
        }
        if length >= 2 && letters[1] == b'h' && matches!(letters[0], b'z' | b'c' | b's') {
            for syllable in table.beginning_with(pack(&letters[..2]), 2) {
                self.add(place, syllable, LONG_INITIAL);
            }
        }
        if place + length == atoms.len() {
            for syllable in table.beginning_with(pack(&letters[..length]), length) {
                self.add(place, syllable, HALF);
            }
        }
    }

    fn add_character(&mut self, index: &Index, table: &SyllableTable, place: usize, atom: &Atom) {
        // A character the directory does not know may still be one of the national alphabet.
        let own = match atom.syllables[0] {
            0 => index.alphabet.syllables(atom.unit).unwrap_or_default(),
            _ => atom.syllables,
        };
        for syllable in own.into_iter().filter(|syllable| *syllable != 0) {
            for relative in table.relatives(syllable) {
                let bit = if relative == syllable { EXACT } else { ALIKE };
                self.add(place, relative, bit);
            }
        }
    }

    /// Whether the query's place can stand for `sound` at all.
    pub(crate) fn possible(&self, place: usize, sound: u16) -> bool {
        self.masks[place * self.width + usize::from(sound)] != 0
    }

    /// How many places of a query [`Steps::lead`] can lead from.
    pub(crate) const MOST_LED: usize = u64::BITS as usize - 1 - LONGEST;

    /// The places of the query, as bits, that the places `from` lead to over `sound`. The bit after
    /// the last place is the end of the query.
    pub(crate) fn lead(&self, mut from: u64, sound: u16) -> u64 {
        let places = self.letters.len();
        let mut to = 0;
        while from != 0 {
            let place = from.trailing_zeros() as usize;
            from &= from - 1;
            let mask = u32::from(self.masks[place * self.width + usize::from(sound)]);
            let taken =
                mask >> EXACT | mask >> ALIKE | (mask >> INITIAL & 1) | (mask >> LONG_INITIAL & 1) << 1;
            to |= u64::from(taken & ((1 << LONGEST) - 1)) << (place + 1);
            // The end is less than a syllable away, so within the bits.
            to |= u64::from(mask >> HALF & 1) << (places & 63);
        }
        to
    }

    /// How firmly a Chinese character of the query sounds like `sound`, if it does.
    pub(crate) fn sounds_like(&self, place: usize, sound: u16) -> Option<Manner> {
        match self.masks[place * self.width + usize::from(sound)] {
            _ if self.letters[place] => None,
            mask if mask & 1 << EXACT != 0 => Some(Manner::SameSound),
            mask if mask & 1 << ALIKE != 0 => Some(Manner::NearSound),
            _ => None,
        }
    }

    /// Calls `take` with each way in which the query's place can stand for `sound`: how many
    /// characters it takes, and in which manner. Half a syllable takes all that is left.
    pub(crate) fn each(&self, place: usize, sound: u16, mut take: impl FnMut(usize, Manner)) {
        let mask = self.masks[place * self.width + usize::from(sound)];
        if mask == 0 {
            return;
        }
        if !self.letters[place] {
            if let Some(manner) = self.sounds_like(place, sound) {
                take(1, manner);
            }
            return;
        }
        for taken in 1..=LONGEST {
            if mask & 1 << (EXACT + taken as u32 - 1) != 0 {
                take(taken, Manner::Full);
            }
            if mask & 1 << (ALIKE + taken as u32 - 1) != 0 {
                take(taken, Manner::Alike);
            }
        }
        if mask & 1 << HALF != 0 {
            take(0, Manner::Half);
        }
        if mask & 1 << INITIAL != 0 {
            take(1, Manner::Initial);
        }
        if mask & 1 << LONG_INITIAL != 0 {
            take(2, Manner::Initial);
        }
    }
}
