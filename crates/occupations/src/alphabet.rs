//! The validated alphabet of a bundle, and the decoder of the texts written with it.

use crate::bundle::{
    Alphabet, BundleError, END_OF_LIST, END_OF_TEXT, FIRST_FREQUENT, FIRST_LEAD, PolyphoneWord,
};
use crate::decode::units;
use crate::sounds;
use text_normal_form::fold_character;

/// A validated alphabet. A symbol is the index of a character in it.
#[derive(Debug, Default)]
pub(crate) struct Characters {
    /// The characters as UTF-16 units, ascending.
    units: Vec<u16>,
    /// Symbols that have a code of one byte.
    frequent: Vec<u16>,
    /// The sound of each symbol.
    pub(crate) sounds: Vec<u16>,
    /// The syllables of each sound.
    pub(crate) syllables_of_sound: Vec<[u16; 4]>,
    /// For each symbol the symbol of its folded form plus 1; 0 for a separator.
    pub(crate) compared: Vec<u16>,
    /// Words that decide the reading of a polyphonic character.
    pub(crate) polyphone_words: Vec<PolyphoneWord>,
}

impl Characters {
    /// Validates a serialised alphabet.
    pub(crate) fn new(raw: &Alphabet) -> Result<Self, BundleError> {
        let units = units(&raw.characters)?;
        let syllables_of_sound = syllables_of_sounds(&raw.sound_sets)?;
        let is_sound = |sound: &u16| usize::from(*sound) < syllables_of_sound.len();
        let is_symbol = |position: &u16| usize::from(*position) < units.len();
        let polyphones_valid = raw.polyphone_words.iter().all(|word| {
            !word.characters.is_empty()
                && word.characters.len() == word.sounds.len()
                && word.characters.iter().all(is_symbol)
                && word.sounds.iter().all(is_sound)
        });
        if !units.windows(2).all(|pair| pair[0] < pair[1])
            || units.len() >= usize::from(u16::MAX)
            || raw.sounds.len() != units.len()
            || !raw.sounds.iter().all(is_sound)
            || !raw.frequent.iter().all(is_symbol)
            || !polyphones_valid
        {
            return Err(BundleError::Damaged);
        }
        let mut compared = Vec::with_capacity(units.len());
        for (position, unit) in units.iter().enumerate() {
            let character = char::from_u32(u32::from(*unit)).ok_or(BundleError::Damaged)?;
            compared.push(match fold_character(character) {
                None => 0,
                Some(same) if same == character => position as u16 + 1,
                Some(other) => {
                    let unit = u16::try_from(u32::from(other)).map_err(|_| BundleError::Damaged)?;
                    units.binary_search(&unit).map_or(0, |position| position as u16 + 1)
                }
            });
        }
        Ok(Self {
            units,
            frequent: raw.frequent.clone(),
            sounds: raw.sounds.clone(),
            syllables_of_sound,
            compared,
            polyphone_words: raw.polyphone_words.clone(),
        })
    }

    /// Returns the number of symbols.
    pub(crate) fn len(&self) -> usize {
        self.units.len()
    }

    /// Returns the symbol of a UTF-16 unit.
    pub(crate) fn position(&self, unit: u16) -> Option<usize> {
        self.units.binary_search(&unit).ok()
    }

    /// Returns the UTF-16 unit of a symbol.
    pub(crate) fn unit(&self, symbol: u16) -> Option<u16> {
        self.units.get(usize::from(symbol)).copied()
    }

    /// Returns the syllables of a UTF-16 unit; unused slots are 0.
    pub(crate) fn syllables(&self, unit: u16) -> Option<[u16; 4]> {
        let symbol = self.position(unit)?;
        self.syllables_of_sound.get(usize::from(self.sounds[symbol])).copied()
    }

    /// Decodes a row of symbols.
    pub(crate) fn text(&self, symbols: &[u16]) -> String {
        let mut text = String::with_capacity(symbols.len() * 3);
        for symbol in symbols {
            // Validation has checked that every unit is a character.
            text.push(char::from_u32(u32::from(self.units[usize::from(*symbol)])).unwrap_or(' '));
        }
        text
    }
}

/// Expands the sounds: first none and each single syllable, then the sets.
fn syllables_of_sounds(sets: &[Vec<u16>]) -> Result<Vec<[u16; 4]>, BundleError> {
    let mut sounds: Vec<[u16; 4]> = (0..=sounds::COUNT).map(|syllable| [syllable as u16, 0, 0, 0]).collect();
    for set in sets {
        let mut syllables = [0; 4];
        for (slot, syllable) in syllables.iter_mut().zip(set) {
            if usize::from(*syllable) > sounds::COUNT {
                return Err(BundleError::Damaged);
            }
            *slot = *syllable;
        }
        sounds.push(syllables);
    }
    if sounds.len() < usize::from(u16::MAX) { Ok(sounds) } else { Err(BundleError::Damaged) }
}

/// Decoder of a column: lists of texts, one after the other. An error is recorded once and reading
/// continues with nothing, as in [`bundle_reader::Reader`].
pub(crate) struct Column<'a> {
    characters: &'a Characters,
    bytes: &'a [u8],
    damaged: bool,
}

impl<'a> Column<'a> {
    pub(crate) fn new(characters: &'a Characters, bytes: &'a [u8]) -> Self {
        Self { characters, bytes, damaged: false }
    }

    /// Returns whether all lists are read without an error.
    pub(crate) fn is_whole(&self) -> bool {
        !self.damaged && self.bytes.is_empty()
    }

    /// Returns whether there is another list.
    pub(crate) fn has_more(&self) -> bool {
        !self.bytes.is_empty()
    }

    /// Calls `each` with every text of the next list, as symbols. The callback is dynamic, so that this
    /// function is compiled once instead of once per caller.
    pub(crate) fn list(&mut self, each: &mut dyn FnMut(&[u16])) {
        let mut symbols: Vec<u16> = Vec::new();
        loop {
            match self.byte() {
                Some(END_OF_LIST) if symbols.is_empty() => return,
                Some(END_OF_TEXT) => {
                    each(&symbols);
                    symbols.clear();
                }
                Some(byte) if byte != END_OF_LIST => match self.symbol(byte) {
                    Some(symbol) => symbols.push(symbol),
                    None => return self.damage(),
                },
                _ => return self.damage(),
            }
        }
    }

    /// Reads the texts of the next list.
    pub(crate) fn texts(&mut self) -> Vec<String> {
        let mut texts = Vec::new();
        let characters = self.characters;
        self.list(&mut |symbols| texts.push(characters.text(symbols)));
        texts
    }

    /// Reads the next list, which must have exactly `N` texts.
    pub(crate) fn exactly<const N: usize>(&mut self) -> [String; N] {
        self.texts().try_into().unwrap_or_else(|_| {
            self.damage();
            [const { String::new() }; N]
        })
    }

    /// Decodes a symbol whose code begins with `first`.
    fn symbol(&mut self, first: u8) -> Option<u16> {
        if first < FIRST_LEAD {
            return self.characters.frequent.get(usize::from(first - FIRST_FREQUENT)).copied();
        }
        let symbol = u16::from(first - FIRST_LEAD) * 256 + u16::from(self.byte()?);
        (usize::from(symbol) < self.characters.len()).then_some(symbol)
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    fn damage(&mut self) {
        self.damaged = true;
        self.bytes = &[];
    }
}
