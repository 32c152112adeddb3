//! Writes a meaning bundle. Only the compiler uses it; it lives beside the reader, because both must
//! agree on what the other bundles know.

use super::decode::{Incidence, MEANING_FORMAT, fingerprint};
use super::terms::{Entry, fold, key_and_document};
use super::{known, outside};
use crate::code::OccupationCode;
use crate::model::Directory;
use crate::national::National;
use std::collections::{BTreeMap, BTreeSet};

/// The expansion of an occupation: texts that users may type, and terms of its definition.
#[derive(Clone, Debug, Default)]
pub struct Expansion {
    /// Phrases. The flag marks a phrase whose terms are kept even if no other phrase shares them.
    pub phrases: Vec<(String, bool)>,
    /// Terms of the official definition: words, never sentences.
    pub terms: Vec<String>,
}

/// The levels of the terms that a document gains.
type Gained = BTreeMap<u32, u8>;

/// Encodes the expansions of the occupations with these codes.
pub fn encode(
    directory: &Directory,
    national: &National,
    expansions: &BTreeMap<OccupationCode, Expansion>,
) -> Vec<u8> {
    let outside = outside(directory, national);
    let entries = known(directory, national, &outside);
    let green = directory.codes.len();
    let codes =
        directory.codes.iter().chain(outside.iter().map(|index| &national.codes[usize::from(*index)]));
    let mut held: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); green + outside.len()];
    for entry in &entries {
        let (key, document) = key_and_document(*entry);
        held[usize::from(document)].insert(key);
    }
    let counts: Vec<Counts> = codes.map(|code| expansions.get(code).map(count).unwrap_or_default()).collect();
    let mut holders: BTreeMap<u32, usize> = BTreeMap::new();
    for (counts, held) in counts.iter().zip(&held) {
        for key in counts.keys().chain(held).collect::<BTreeSet<_>>() {
            *holders.entry(*key).or_default() += 1;
        }
    }
    let gained: Vec<Gained> = (0..)
        .zip(counts.iter().zip(&held))
        .map(|(document, (counts, held))| {
            let kept = if document < green { Kept::GREEN } else { Kept::NATIONAL };
            gain(counts, held, |key, occurrences| kept.keeps(occurrences, holders[&key], key))
        })
        .collect();
    let mut bytes = vec![MEANING_FORMAT];
    number(&mut bytes, fingerprint(&entries) as usize);
    for (first, gained) in [(0, &gained[..green]), (green, &gained[green..])] {
        section(&mut bytes, &entries, first as u16, gained);
    }
    bytes
}

/// The occurrences of a term in the texts of an expansion.
#[derive(Clone, Copy, Default)]
struct Occurrences {
    texts: usize,
    /// The number of characters of the shortest marked phrase that holds the term.
    shortest: Option<usize>,
}

/// The terms that are worth their bytes.
struct Kept {
    /// The maximum number of characters of a marked phrase whose bigrams are words even if no other phrase
    /// of the occupation holds them.
    phrase: usize,
    /// The minimum number of occupations that hold such a bigram otherwise.
    holders: usize,
    /// The minimum number of texts of any other bigram.
    texts: usize,
    /// The minimum number of texts of a character that no bigram needs.
    character: usize,
}

impl Kept {
    /// An occupation of the directory has many phrases, so most of its words occur in several.
    const GREEN: Self = Self { phrase: 0, holders: usize::MAX, texts: 2, character: 3 };
    /// Another occupation has few phrases.
    const NATIONAL: Self = Self { phrase: 3, holders: usize::MAX, texts: 3, character: usize::MAX };

    /// Returns whether a term is kept. A bigram of a single phrase is often an accident of its wording.
    fn keeps(&self, occurrences: &Occurrences, holders: usize, key: u32) -> bool {
        if is_character(key) {
            return occurrences.texts >= self.character;
        }
        let is_word = |length| length <= self.phrase || holders >= self.holders || is_latin(key);
        occurrences.texts >= self.texts || occurrences.shortest.is_some_and(is_word)
    }
}

/// Returns whether a term is a single character.
fn is_character(key: u32) -> bool {
    key <= u32::from(u16::MAX)
}

/// Returns whether a bigram consists of Latin letters or digits.
fn is_latin(key: u32) -> bool {
    key >> 16 < 0x80 && key & 0xffff < 0x80
}

/// The occurrences of each term of an expansion.
type Counts = BTreeMap<u32, Occurrences>;

/// Counts the terms of an expansion.
fn count(expansion: &Expansion) -> Counts {
    let mut counts = Counts::new();
    let phrases = expansion.phrases.iter().map(|(phrase, is_marked)| (phrase, *is_marked));
    for (text, is_marked) in phrases.chain(expansion.terms.iter().map(|term| (term, false))) {
        let units = fold(text);
        let mut own = Vec::new();
        super::terms::of_units(&units, 0, 0, &mut own);
        for entry in own {
            let occurrences = counts.entry(key_and_document(entry).0).or_default();
            occurrences.texts += 1;
            if is_marked {
                let shortest = occurrences.shortest.unwrap_or(usize::MAX);
                occurrences.shortest = Some(shortest.min(units.len()));
            }
        }
    }
    counts
}

/// Returns the kept terms of an expansion that the document does not hold yet.
fn gain(counts: &Counts, held: &BTreeSet<u32>, is_kept: impl Fn(u32, &Occurrences) -> bool) -> Gained {
    let is_new = |key: u32, occurrences: &Occurrences| !held.contains(&key) && is_kept(key, occurrences);
    let bigrams =
        counts.iter().filter(|(key, occurrences)| !is_character(**key) && is_new(**key, occurrences));
    // A bigram is stored relative to its characters.
    let needed: BTreeSet<u32> = bigrams
        .flat_map(|(key, _)| [key >> 16, key & 0xffff])
        .filter(|character| !held.contains(character))
        .collect();
    let level = |texts| match texts {
        0..=1 => 0,
        2..=3 => 1,
        4..=7 => 2,
        _ => 3,
    };
    counts
        .iter()
        .filter(|(key, occurrences)| is_new(**key, occurrences) || needed.contains(key))
        .map(|(key, occurrences)| (*key, level(occurrences.texts)))
        .collect()
}

/// Writes the terms of the documents from `first` on.
fn section(bytes: &mut Vec<u8>, entries: &[Entry], first: u16, gained: &[Gained]) {
    let own = entries.iter().map(|entry| key_and_document(*entry)).filter(|(_, document)| {
        document.checked_sub(first).is_some_and(|own| usize::from(own) < gained.len())
    });
    let is_gaining = gained.iter().any(|gained| !gained.is_empty());
    let characters: BTreeSet<u16> = own
        .map(|(key, _)| key)
        .chain(gained.iter().flat_map(|gained| gained.keys().copied()))
        .filter_map(|key| u16::try_from(key).ok())
        .filter(|_| is_gaining)
        .collect();
    let units: Vec<u16> = characters.into_iter().collect();
    number(bytes, units.len());
    let mut last = 0;
    for unit in &units {
        number(bytes, usize::from(unit - last));
        last = *unit;
    }
    let mut incidence = Incidence::new(units.clone(), entries, first, gained.len());
    let mut streams: [Vec<u8>; 5] = Default::default();
    let mut levels: Vec<u8> = Vec::new();
    for (character, unit) in units.iter().enumerate() {
        let free = incidence.without(character);
        let key = u32::from(*unit);
        let own: Vec<u16> = free
            .iter()
            .copied()
            .filter(|document| gained[usize::from(*document)].contains_key(&key))
            .collect();
        number(&mut streams[0], own.len());
        let mut next = 0;
        for document in own {
            let at = free.binary_search(&document).expect("the document is one of them");
            number(&mut streams[1], at - next);
            next = at + 1;
            incidence.add(document, character);
        }
    }
    incidence.refresh();
    let mut bigrams: BTreeMap<u32, Vec<u16>> = BTreeMap::new();
    for (document, gained) in (0..).zip(gained) {
        for key in gained.keys().filter(|key| **key > u32::from(u16::MAX)) {
            bigrams.entry(*key).or_default().push(document);
        }
    }
    for (character, unit) in units.iter().enumerate() {
        let companions = incidence.companions(character);
        let start = u32::from(*unit) << 16;
        let own: Vec<(&u32, &Vec<u16>)> = bigrams.range(start..=start | 0xffff).collect();
        number(&mut streams[2], own.len());
        let mut next = 0;
        for (key, documents) in own {
            let second = units.binary_search(&(*key as u16)).expect("its characters are listed");
            let at = companions.binary_search(&second).expect("they share a document");
            number(&mut streams[3], at - next);
            next = at + 1;
            let both = incidence.with_both(character, second);
            let mut next_document = 0;
            for (number_of, document) in documents.iter().enumerate() {
                let at = both.binary_search(document).expect("it holds both characters");
                let continues = usize::from(number_of + 1 < documents.len());
                number(&mut streams[4], (at - next_document) * 2 + continues);
                next_document = at + 1;
                if first == 0 {
                    levels.push(gained[usize::from(*document)][key]);
                }
            }
        }
    }
    for stream in &streams {
        number(bytes, stream.len());
        bytes.extend_from_slice(stream);
    }
    number(bytes, levels.len().div_ceil(4));
    for four in levels.chunks(4) {
        bytes.push(four.iter().rev().fold(0, |byte, level| byte << 2 | level));
    }
}

/// Writes a number in groups of seven bits, the lowest first.
fn number(bytes: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
