//! Query normalisation: simplified characters, lower case, no punctuation.

use crate::alphabet::Characters;
use crate::bundle::{Alphabet, BundleError, Typed};
use crate::decode::units;
use crate::sounds::SyllableTable;
use text_normal_form::{Folded, fold};

/// The maximum number of characters of a query; no indexed text is nearly as long.
pub(crate) const LONGEST_QUERY: usize = 96;

/// The class of a query character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CharKind {
    /// `a` to `z`.
    Letter,
    /// `0` to `9`.
    Digit,
    /// Any other character that is no separator, usually a Chinese one.
    Character,
}

/// A character of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct QueryChar {
    /// The character as a UTF-16 unit; `u16::MAX` outside the basic plane.
    pub(crate) unit: u16,
    /// Its class.
    pub(crate) kind: CharKind,
    /// Its possible syllables; unused slots are 0.
    pub(crate) syllables: [u16; 4],
}

/// A normalised query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Query {
    /// All characters, without separators.
    pub(crate) query_chars: Vec<QueryChar>,
    /// The index in `query_chars` of the first character of each word; the first is 0.
    pub(crate) words: Vec<usize>,
}

impl Query {
    /// Returns whether `typed`, from which it was normalised, is input without meaning: punctuation and emoji
    /// alone (which are no empty field), or one character repeated.
    pub(crate) fn is_without_meaning(&self, typed: &str) -> bool {
        let is_without_words = self.is_empty() && !typed.trim().is_empty();
        is_without_words || self.is_repetition()
    }

    /// Returns whether it is one character three times or more, which no text of an occupation is: 哈哈哈.
    fn is_repetition(&self) -> bool {
        let is_first = |query_char: &QueryChar| query_char.unit == self.query_chars[0].unit;
        self.query_chars.len() > 2 && self.query_chars.iter().all(is_first)
    }

    /// Returns whether nothing is left to search for.
    pub(crate) fn is_empty(&self) -> bool {
        self.query_chars.is_empty()
    }
}

/// A class of stop words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StopWord {
    /// A phrase at the beginning of a sentence: 我是.
    Leading,
    /// A phrase at the end of a sentence: 的.
    Trailing,
    /// A verb before an activity, which may be a part of it: 学.
    Verb,
    /// The suffix of a name, which may be a part of it: 师.
    Suffix,
}

impl StopWord {
    /// The number of classes.
    pub(crate) const COUNT: usize = Self::Suffix as usize + 1;
}

/// The query normaliser: knows the characters that users type.
#[derive(Debug)]
pub(crate) struct QueryNormalizer {
    /// The directory's alphabet.
    alphabet: Characters,
    /// Other common characters, sorted, with the syllable of each.
    common: Vec<u16>,
    common_syllables: Vec<u16>,
    /// Traditional characters, sorted, with the symbol of the simplified one.
    traditional: Vec<u16>,
    simplified: Vec<u16>,
    /// Stop words, for each class of [`StopWord`].
    stop_words: Vec<Vec<Vec<u16>>>,
    /// The syllables and their fuzzy equivalents.
    pub(crate) syllables: SyllableTable,
}

impl QueryNormalizer {
    pub(crate) fn new(
        raw: &Typed,
        alphabet: &Alphabet,
        stop_words: &[Vec<String>; StopWord::COUNT],
    ) -> Result<Self, BundleError> {
        let common = units(&raw.characters)?;
        let traditional = units(&raw.traditional)?;
        let is_syllable = |syllable: &u16| usize::from(*syllable) <= crate::sounds::COUNT;
        if raw.sounds.len() != common.len()
            || !raw.sounds.iter().all(is_syllable)
            || raw.simplified.len() != traditional.len()
        {
            return Err(BundleError::Damaged);
        }
        let in_units = |list: &Vec<String>| {
            list.iter().map(|word| word.encode_utf16().collect()).collect::<Vec<Vec<u16>>>()
        };
        Ok(Self {
            alphabet: Characters::new(alphabet)?,
            common,
            common_syllables: raw.sounds.clone(),
            traditional,
            simplified: raw.simplified.clone(),
            stop_words: stop_words.iter().map(in_units).collect(),
            syllables: SyllableTable::new(),
        })
    }

    /// Returns the stop words of one class.
    pub(crate) fn stop_words(&self, stop_word: StopWord) -> &[Vec<u16>] {
        &self.stop_words[stop_word as usize]
    }

    /// Normalises `text`.
    pub(crate) fn normalize(&self, text: &str) -> Query {
        let mut query = Query::default();
        let mut between_words = true;
        for character in text.chars() {
            if query.query_chars.len() == LONGEST_QUERY {
                break;
            }
            match fold(character) {
                Folded::Separator => between_words = true,
                Folded::Nothing => {}
                Folded::Diaeresis => {
                    if let Some(last) =
                        query.query_chars.last_mut().filter(|last| last.unit == u16::from(b'u'))
                    {
                        *last = self.query_char('v');
                    }
                }
                Folded::Character(character) => {
                    if between_words {
                        query.words.push(query.query_chars.len());
                        between_words = false;
                    }
                    query.query_chars.push(self.query_char(character));
                }
            }
        }
        query
    }

    /// Returns a query of one word with these units.
    pub(crate) fn query_of(&self, units: &[u16]) -> Query {
        let characters = char::decode_utf16(units.iter().copied()).filter_map(Result::ok);
        Query {
            query_chars: characters.map(|character| self.query_char(character)).collect(),
            words: vec![0],
        }
    }

    fn query_char(&self, character: char) -> QueryChar {
        let unit = u16::try_from(u32::from(character)).unwrap_or(u16::MAX);
        let unit = match self.traditional.binary_search(&unit) {
            Ok(position) => self.alphabet.unit(self.simplified[position]).unwrap_or(unit),
            Err(_) => unit,
        };
        let kind = match character {
            'a'..='z' => CharKind::Letter,
            '0'..='9' => CharKind::Digit,
            _ => CharKind::Character,
        };
        let syllables =
            self.alphabet.syllables(unit).unwrap_or_else(|| match self.common.binary_search(&unit) {
                Ok(position) => [self.common_syllables[position], 0, 0, 0],
                Err(_) => [0; 4],
            });
        QueryChar { unit, kind, syllables }
    }
}
