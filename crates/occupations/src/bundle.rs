//! The serialised form of the directory and of the national classification: written by the compiler,
//! read by [`crate::Directory::from_bytes`]. One byte names the format, postcard follows.
//!
//! Texts are short codes over an alphabet of their own, because brotli compresses them a sixth
//! smaller than UTF-8. A column is a sequence of lists, a list a sequence of texts.

use serde::Serialize;
use std::fmt;

/// Format byte of a directory bundle.
pub const DIRECTORY_FORMAT: u8 = 0xD3;
/// Format byte of a national bundle.
pub const NATIONAL_FORMAT: u8 = 0xA2;

/// Code at the end of a text.
pub const END_OF_TEXT: u8 = 0;
/// Code at the end of a list.
pub const END_OF_LIST: u8 = 1;
/// The first code of a frequent character.
pub const FIRST_FREQUENT: u8 = 2;
/// The maximum number of characters with a code of one byte.
pub const FREQUENT_LIMIT: usize = 236;
/// The first lead byte of the codes of two bytes.
pub const FIRST_LEAD: u8 = FIRST_FREQUENT + FREQUENT_LIMIT as u8;
/// The maximum number of characters in an alphabet.
pub const ALPHABET_LIMIT: usize = (u8::MAX - FIRST_LEAD + 1) as usize * 256;

/// An error of reading a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BundleError {
    /// The first byte names another format: an old file, or another kind of file.
    OtherFormat,
    /// The bytes end too early or contradict each other.
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

/// The characters of a bundle's texts with their codes and sounds.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Alphabet {
    /// The characters as UTF-16 units, ascending, delta-encoded.
    pub characters: Vec<u16>,
    /// Indices into `characters` of those with a code of one byte.
    pub frequent: Vec<u16>,
    /// The sound of each character: 0 none, up to [`crate::sounds::COUNT`] that syllable, above that the
    /// sound set with the remaining number.
    pub sounds: Vec<u16>,
    /// Syllable sets of polyphonic characters.
    pub sound_sets: Vec<Vec<u16>>,
    /// Words in which a polyphonic character has a single reading.
    pub polyphone_words: Vec<PolyphoneWord>,
}

/// A word with the sound of each of its characters; 0 leaves a character's own sound.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PolyphoneWord {
    /// Indices into `Alphabet::characters`.
    pub characters: Vec<u16>,
    /// One sound for each character.
    pub sounds: Vec<u16>,
}

/// Characters outside the alphabet that users type.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Typed {
    /// Common characters as UTF-16 units, ascending, delta-encoded.
    pub characters: Vec<u16>,
    /// The syllable of each.
    pub sounds: Vec<u16>,
    /// Traditional characters as UTF-16 units, ascending, delta-encoded.
    pub traditional: Vec<u16>,
    /// Index of the simplified character in the directory's alphabet.
    pub simplified: Vec<u16>,
}

/// The serialised directory.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DirectoryBundle {
    /// The characters of all texts.
    pub alphabet: Alphabet,
    /// Characters that users type and no text holds.
    pub typed: Typed,
    /// Codes as numbers, ascending, delta-encoded.
    pub codes: Vec<u32>,
    /// Field × 16 + mark × 4 + basis, each as an index into its `ALL`.
    pub attributes: Vec<u8>,
    /// Index of the notice's phrase in the wording.
    pub phrase_of: Vec<u8>,
    /// Index of the edition of the national classification in the wording.
    pub edition_of: Vec<u8>,
    /// Three lists for each occupation: name and work types; its own labels; its description.
    pub entries: Vec<u8>,
    /// One bit for each character of the names and work types but their first and last, in their order, the
    /// lowest bit of a byte first: whether a line may begin with it.
    pub line_starts: Vec<u8>,
    /// The labels shared by several occupations, one list.
    pub shared_labels: Vec<u8>,
    /// For each shared label the indices of its occupations, the likeliest first.
    pub shared_owners: Vec<Vec<u16>>,
    /// Lists, in this order: the name of this edition and its document (title, number, issuer, date, address;
    /// all empty for a reference edition); the notice's phrases; editions of the national
    /// classification; names of the small groups in the order in which the codes first need them; five
    /// times a field's short name, clause and heading; four times a mark's short name and meaning; four
    /// times a basis' short name and statement; names of the eight major groups; stop words: leading
    /// phrases, trailing phrases, verbs and suffixes.
    pub wording: Vec<u8>,
}

/// The serialised national classification.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NationalBundle {
    /// The characters of all texts.
    pub alphabet: Alphabet,
    /// Codes as numbers, ascending, delta-encoded.
    pub codes: Vec<u32>,
    /// Mark of each occupation, as an index into `Mark::ALL`.
    pub marks: Vec<u8>,
    /// Two lists for each occupation: name and work types; its labels, which only occupations outside the
    /// directory have.
    pub entries: Vec<u8>,
    /// Names of the small groups in the order in which the codes first need them, one list.
    pub groups: Vec<u8>,
}
