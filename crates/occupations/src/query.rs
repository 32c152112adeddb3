//! What a person typed, brought to one form: simplified, lower case, without punctuation.

use crate::alphabet::Characters;
use crate::bundle::{Alphabet, BundleError, Typed};
use crate::decode::units;
use crate::sounds::SyllableTable;

/// How many characters of a query are looked at. No text of the directory is nearly as long.
pub(crate) const LONGEST_QUERY: usize = 96;

/// What a character of a query is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `a` to `z`.
    Letter,
    /// `0` to `9`.
    Digit,
    /// Anything else that is written, in the first place a Chinese character.
    Character,
}

/// One character of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Atom {
    /// The character as a UTF-16 unit; `u16::MAX` for one that no text holds.
    pub(crate) unit: u16,
    /// What it is.
    pub(crate) kind: Kind,
    /// The syllables it can be read as, 0 for none.
    pub(crate) syllables: [u16; 4],
}

/// A query in its one form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Query {
    /// All characters, without what stood between the words.
    pub(crate) atoms: Vec<Atom>,
    /// Where each word begins in `atoms`; the first is 0.
    pub(crate) words: Vec<usize>,
}

impl Query {
    /// Whether nothing that could be looked up was typed.
    pub(crate) fn is_empty(&self) -> bool {
        self.atoms.is_empty()
    }
}

/// A kind of words that say nothing, or little, about an occupation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Filler {
    /// Opens a sentence: 我是.
    Leading,
    /// Closes a sentence: 的.
    Trailing,
    /// A verb before what is done, which may belong to it: 学.
    Verb,
    /// The end of a name, which may belong to it: 师.
    Suffix,
}

impl Filler {
    /// How many kinds there are.
    pub(crate) const COUNT: usize = Self::Suffix as usize + 1;
}

/// Knows the characters that people type.
#[derive(Debug)]
pub(crate) struct Typist {
    /// The directory's alphabet.
    alphabet: Characters,
    /// Other common characters, sorted, with the syllable of each.
    common: Vec<u16>,
    common_syllables: Vec<u16>,
    /// Traditional characters, sorted, with the place of the simplified one in the alphabet.
    traditional: Vec<u16>,
    simplified: Vec<u16>,
    /// Words that say nothing about an occupation, for each kind of [`Filler`].
    fillers: Vec<Vec<Vec<u16>>>,
    /// The syllables and what sounds like them.
    pub(crate) syllables: SyllableTable,
}

impl Typist {
    pub(crate) fn new(
        raw: &Typed,
        alphabet: &Alphabet,
        fillers: &[Vec<String>; Filler::COUNT],
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
            fillers: fillers.iter().map(in_units).collect(),
            syllables: SyllableTable::new(),
        })
    }

    /// The words of one kind of filler.
    pub(crate) fn fillers(&self, filler: Filler) -> &[Vec<u16>] {
        &self.fillers[filler as usize]
    }

    /// Brings `text` to its one form.
    pub(crate) fn read(&self, text: &str) -> Query {
        let mut query = Query::default();
        let mut between_words = true;
        for character in text.chars() {
            if query.atoms.len() == LONGEST_QUERY {
                break;
            }
            match plain(character) {
                None => between_words = true,
                Some(character) => {
                    if between_words {
                        query.words.push(query.atoms.len());
                        between_words = false;
                    }
                    query.atoms.push(self.atom(character));
                }
            }
        }
        query
    }

    fn atom(&self, character: char) -> Atom {
        let unit = u16::try_from(u32::from(character)).unwrap_or(u16::MAX);
        let unit = match self.traditional.binary_search(&unit) {
            Ok(place) => self.alphabet.unit(self.simplified[place]).unwrap_or(unit),
            Err(_) => unit,
        };
        let kind = match character {
            'a'..='z' => Kind::Letter,
            '0'..='9' => Kind::Digit,
            _ => Kind::Character,
        };
        let syllables =
            self.alphabet.syllables(unit).unwrap_or_else(|| match self.common.binary_search(&unit) {
                Ok(place) => [self.common_syllables[place], 0, 0, 0],
                Err(_) => [0; 4],
            });
        Atom { unit, kind, syllables }
    }
}

/// The form in which a character is compared: half width, lower case, without tone marks.
/// `None` for what only separates.
pub(crate) fn plain(character: char) -> Option<char> {
    let character = match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        other => other,
    };
    let character = match character {
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ü' | 'Ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
        other => other.to_ascii_lowercase(),
    };
    let separates = match character {
        'a'..='z' | '0'..='9' => false,
        '\0'..='\u{bf}' | '×' | '÷' => true,
        // General punctuation, arrows, signs, boxes; ideographic punctuation; full-width forms.
        '\u{2000}'..='\u{2e7f}' | '\u{3000}'..='\u{3020}' | '\u{fe00}'..='\u{ffff}' => true,
        _ => false,
    };
    (!separates).then_some(character)
}
