//! The serialised form of the directory and of the national classification: what the compiler
//! writes and [`crate::Directory::from_bytes`] reads. One byte names the format, postcard follows.
//!
//! Texts are kept as short codes over an alphabet of their own, because brotli packs them a sixth
//! smaller than UTF-8. A column is a row of lists, a list a row of texts.

use serde::Serialize;
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
#[derive(Clone, Debug, Default, Serialize)]
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
#[derive(Clone, Debug, Default, Serialize)]
pub struct SettledWord {
    /// Places in `Alphabet::characters`.
    pub characters: Vec<u16>,
    /// One sound for each character.
    pub sounds: Vec<u16>,
}

/// Characters people type that are not in the alphabet.
#[derive(Clone, Debug, Default, Serialize)]
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

/// The directory as the compiler writes it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DirectoryBundle {
    /// The characters of all texts.
    pub alphabet: Alphabet,
    /// Characters people type beside them.
    pub typed: Typed,
    /// Codes as numbers, ascending, each as the difference to the one before.
    pub codes: Vec<u32>,
    /// Field × 16 + mark × 4 + basis, each by its place in `ALL`.
    pub attributes: Vec<u8>,
    /// Place of the notice's phrase in the wording.
    pub phrase_of: Vec<u8>,
    /// Place of the edition of the national classification in the wording.
    pub edition_of: Vec<u8>,
    /// Three lists for each occupation: name and work types; its own labels; our sentence.
    pub entries: Vec<u8>,
    /// The labels with several occupations, one list.
    pub shared_labels: Vec<u8>,
    /// For each of them the places of its occupations, the likeliest first.
    pub shared_owners: Vec<Vec<u16>>,
    /// Lists, in this order: the name of this edition; the notice's phrases; editions of the national
    /// classification; names of the small groups in the order in which the codes first need them;
    /// five times a field's short name, clause and heading; four times a mark's short name and
    /// meaning; four times a basis' short name and statement; names of the eight major groups; words
    /// that open a sentence, words that close one, verbs and suffixes that say little.
    pub wording: Vec<u8>,
}

/// The national classification as the compiler writes it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NationalBundle {
    /// The characters of all texts.
    pub alphabet: Alphabet,
    /// Codes as numbers, ascending, each as the difference to the one before.
    pub codes: Vec<u32>,
    /// Mark of each, by its place in `Mark::ALL`.
    pub marks: Vec<u8>,
    /// One list each: the name, then the work types.
    pub entries: Vec<u8>,
    /// Names of the small groups in the order in which the codes first need them, one list.
    pub groups: Vec<u8>,
}
