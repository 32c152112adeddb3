//! The serialised form of the directory and of the national classification: what the compiler
//! writes and [`crate::Directory::from_bytes`] reads. One byte names the format, postcard follows.
//!
//! Texts are kept as short codes over an alphabet, because brotli packs them a sixth smaller than
//! UTF-8; each column of the table is stored together for the same reason.

use serde::{Deserialize, Serialize};
use std::fmt;

/// First byte of a directory bundle of this format.
pub const DIRECTORY_FORMAT: u8 = 0xD1;
/// First byte of a national bundle of this format.
pub const NATIONAL_FORMAT: u8 = 0xA1;

/// Code that ends one text of a list.
pub const END_OF_TEXT: u8 = 0;
/// Code that ends one list of texts.
pub const END_OF_LIST: u8 = 1;
/// The first code of a frequent character.
pub const FIRST_FREQUENT: u8 = 2;
/// How many characters can have a code of one byte.
pub const FREQUENT_LIMIT: usize = 236;
/// The first of the bytes that begin a code of two bytes.
pub const FIRST_LEAD: u8 = FIRST_FREQUENT + FREQUENT_LIMIT as u8;
/// How many characters an alphabet can hold.
pub const ALPHABET_LIMIT: usize = (u8::MAX - FIRST_LEAD + 1) as usize * 256;

/// Why bytes are not a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BundleError {
    /// The first byte names another format: an old file, or another kind of file.
    OtherFormat,
    /// The bytes break off or contradict themselves.
    Damaged,
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            BundleError::OtherFormat => "the bundle is of another format",
            BundleError::Damaged => "the bundle is damaged",
        })
    }
}

/// The characters of a bundle's texts, how they are coded and how they sound.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Alphabet {
    /// The characters as UTF-16 units, ascending, each as the difference to the one before.
    pub characters: Vec<u16>,
    /// Places in `characters` of those with a code of one byte.
    pub frequent: Vec<u16>,
    /// For each character a sound: 0 none, up to [`crate::sounds::COUNT`] that syllable, above
    /// that the sound set at the remaining number.
    pub sounds: Vec<u16>,
    /// Syllables of characters with several readings.
    pub sound_sets: Vec<Vec<u16>>,
    /// Words in which a character of several readings has only one.
    pub settled: Vec<SettledWord>,
}

/// A word and the sound of each of its characters; 0 leaves a character's own sound.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SettledWord {
    /// Places in `Alphabet::characters`.
    pub characters: Vec<u16>,
    /// One sound for each character.
    pub sounds: Vec<u16>,
}

/// Characters people type that are not in the alphabet.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Typed {
    /// Common characters outside the alphabet as UTF-16 units, ascending differences.
    pub characters: Vec<u16>,
    /// The syllable of each.
    pub sounds: Vec<u16>,
    /// Traditional characters as UTF-16 units, ascending differences.
    pub traditional: Vec<u16>,
    /// Place of the simplified character in the directory's alphabet.
    pub simplified: Vec<u16>,
}

/// A word of the street that fits several occupations, in an order with a reason.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SharedLabel {
    /// The place of the word among all labels, in the order of `DirectoryBundle::labels`.
    pub label: u16,
    /// Places of all its occupations, the likeliest first.
    pub occupations: Vec<u16>,
}

/// The directory as the compiler writes it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct DirectoryBundle {
    /// The characters of all texts.
    pub alphabet: Alphabet,
    /// Characters people type beside them.
    pub typed: Typed,
    /// The name of this edition of the directory, one list.
    pub edition: Vec<u8>,
    /// Codes as numbers, ascending, each as the difference to the one before.
    pub codes: Vec<u32>,
    /// Field × 16 + mark × 4 + basis, each by its place in `ALL`.
    pub attributes: Vec<u8>,
    /// Place of the notice's phrase in `phrases`.
    pub phrase_of: Vec<u8>,
    /// Place of the edition of the national classification in `editions`.
    pub edition_of: Vec<u8>,
    /// One text each.
    pub names: Vec<u8>,
    /// One list each.
    pub work_types: Vec<u8>,
    /// One text each.
    pub descriptions: Vec<u8>,
    /// One list each; a shared label stands with the first of its occupations.
    pub labels: Vec<u8>,
    /// The labels with several occupations.
    pub shared_labels: Vec<SharedLabel>,
    /// Names of the small groups, in the order in which the codes first need them.
    pub groups: Vec<u8>,
    /// The notice's phrases, one list.
    pub phrases: Vec<u8>,
    /// Editions of the national classification, one list.
    pub editions: Vec<u8>,
    /// For each field: short name, clause, clause's heading. One list each.
    pub fields: Vec<u8>,
    /// For each mark: short name, meaning. One list each.
    pub marks: Vec<u8>,
    /// For each basis: short name, what may be said. One list each.
    pub bases: Vec<u8>,
    /// Plain names of the major groups 1 to 8, one list.
    pub major_groups: Vec<u8>,
    /// Words that say nothing about an occupation: those that open a sentence, those that close
    /// one, verbs and suffixes that say little. Four lists.
    pub fillers: Vec<u8>,
}

/// The national classification as the compiler writes it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct NationalBundle {
    /// The characters of all texts.
    pub alphabet: Alphabet,
    /// Codes as numbers, ascending, each as the difference to the one before.
    pub codes: Vec<u32>,
    /// Mark of each, by its place in `Mark::ALL`.
    pub marks: Vec<u8>,
    /// One list each: the name, then the work types.
    pub names: Vec<u8>,
    /// Names of the small groups, in the order in which the codes first need them.
    pub groups: Vec<u8>,
}
