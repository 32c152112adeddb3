//! Encodes texts as short codes over a bundle's own alphabet.

use super::readings::Settled;
use occupations::bundle::{
    ALPHABET_LIMIT, Alphabet, END_OF_LIST, END_OF_TEXT, FIRST_FREQUENT, FIRST_LEAD, FREQUENT_LIMIT,
    PolyphoneWord,
};
use occupations::sounds;
use std::collections::BTreeMap;

/// The characters of some texts in the order of a bundle's alphabet.
pub(crate) struct Encoder {
    /// All characters, ascending.
    characters: Vec<char>,
    /// Indices of the frequent ones, the most frequent first.
    frequent: Vec<u16>,
    /// The code of each character.
    codes: BTreeMap<char, Vec<u8>>,
}

impl Encoder {
    /// Builds the alphabet of `texts`.
    pub(crate) fn new<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut counts: BTreeMap<char, usize> = BTreeMap::new();
        for character in texts.flat_map(str::chars) {
            *counts.entry(character).or_default() += 1;
            // Queries are compared in lower case, so the alphabet needs that form too.
            counts.entry(character.to_ascii_lowercase()).or_default();
        }
        let characters: Vec<char> = counts.keys().copied().collect();
        assert!(characters.len() <= ALPHABET_LIMIT, "the texts use too many characters");
        let mut by_count: Vec<usize> = (0..characters.len()).collect();
        by_count.sort_by_key(|index| (usize::MAX - counts[&characters[*index]], *index));
        by_count.truncate(FREQUENT_LIMIT);
        let mut codes: BTreeMap<char, Vec<u8>> = BTreeMap::new();
        for (index, character) in characters.iter().enumerate() {
            let code = vec![FIRST_LEAD + (index / 256) as u8, (index % 256) as u8];
            codes.insert(*character, code);
        }
        for (number, index) in by_count.iter().enumerate() {
            codes.insert(characters[*index], vec![FIRST_FREQUENT + number as u8]);
        }
        let frequent = by_count.into_iter().map(|index| index as u16).collect();
        Self { characters, frequent, codes }
    }

    /// Returns the index of a character, if the texts use it.
    pub(crate) fn index(&self, character: char) -> Option<u16> {
        self.characters.binary_search(&character).ok().map(|index| index as u16)
    }

    /// Encodes lists of texts as a column.
    pub(crate) fn lists(&self, lists: &[Vec<&str>]) -> Vec<u8> {
        let mut column = Vec::new();
        for list in lists {
            for text in list {
                for character in text.chars() {
                    column.extend_from_slice(&self.codes[&character]);
                }
                column.push(END_OF_TEXT);
            }
            column.push(END_OF_LIST);
        }
        column
    }

    /// Builds the alphabet of the bundle, with the syllables of each character and the words that determine
    /// the reading of some.
    pub(crate) fn alphabet(&self, syllables_of: impl Fn(char) -> Vec<u16>, settled: &[&Settled]) -> Alphabet {
        let mut sound_sets: Vec<Vec<u16>> = Vec::new();
        let sounds = self
            .characters
            .iter()
            .map(|character| {
                let syllables = syllables_of(*character);
                match syllables.as_slice() {
                    [] => 0,
                    [syllable] => *syllable,
                    several => {
                        let known = sound_sets.iter().position(|set| set == several);
                        let index = known.unwrap_or_else(|| {
                            sound_sets.push(several.to_vec());
                            sound_sets.len() - 1
                        });
                        (sounds::COUNT + 1 + index) as u16
                    }
                }
            })
            .collect();
        let units: Vec<u16> = self.characters.iter().map(|character| unit(*character)).collect();
        Alphabet {
            characters: differences(&units),
            frequent: self.frequent.clone(),
            sounds,
            sound_sets,
            polyphone_words: settled.iter().filter_map(|settled| self.settled(settled)).collect(),
        }
    }

    /// Encodes a word with a determined reading, if the texts use all of its characters.
    fn settled(&self, settled: &Settled) -> Option<PolyphoneWord> {
        let characters: Option<Vec<u16>> =
            settled.word.chars().map(|character| self.index(character)).collect();
        let sounds = settled
            .word
            .chars()
            .map(|character| if character == settled.character { settled.syllable } else { 0 })
            .collect();
        Some(PolyphoneWord { characters: characters?, sounds })
    }
}

/// Returns a character as one UTF-16 unit.
///
/// # Panics
/// If it needs two: the tables are checked to contain none of these.
pub(crate) fn unit(character: char) -> u16 {
    u16::try_from(u32::from(character)).expect("the texts hold no character beyond 16 bits")
}

/// Returns ascending numbers as differences to the previous one.
pub(crate) fn differences(ascending: &[u16]) -> Vec<u16> {
    let mut last = 0;
    ascending
        .iter()
        .map(|number| {
            let difference = number - last;
            last = *number;
            difference
        })
        .collect()
}
