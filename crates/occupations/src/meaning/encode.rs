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
    let gained: Vec<Gained> = codes
        .zip(&held)
        .map(|(code, held)| expansions.get(code).map(|expansion| gain(expansion, held)).unwrap_or_default())
        .collect();
    let mut bytes = vec![MEANING_FORMAT];
    number(&mut bytes, fingerprint(&entries) as usize);
    for (first, gained) in [(0, &gained[..green]), (green, &gained[green..])] {
        section(&mut bytes, &entries, first as u16, gained);
    }
    bytes
}

/// Returns the terms of an expansion that the document does not hold yet.
///
/// A bigram of a single phrase is often an accident of its wording, so it is kept only from a
/// phrase that is marked.
fn gain(expansion: &Expansion, held: &BTreeSet<u32>) -> Gained {
    let mut counts: BTreeMap<u32, (usize, bool)> = BTreeMap::new();
    let phrases = expansion.phrases.iter().map(|(phrase, keep)| (phrase, *keep));
    for (text, keep) in phrases.chain(expansion.terms.iter().map(|term| (term, false))) {
        let mut own = Vec::new();
        super::terms::of_units(&fold(text), 0, 0, &mut own);
        for entry in own {
            let count = counts.entry(key_and_document(entry).0).or_default();
            count.0 += 1;
            count.1 |= keep;
        }
    }
    let is_character = |key: u32| key <= u32::from(u16::MAX);
    let is_kept =
        |(key, (count, keep)): &(&u32, &(usize, bool))| !held.contains(key) && (*count > 1 || *keep);
    // A bigram is stored relative to its characters.
    let needed: BTreeSet<u32> = counts
        .iter()
        .filter(|term| is_kept(term) && !is_character(*term.0))
        .flat_map(|(key, _)| [key >> 16, key & 0xffff])
        .filter(|character| !held.contains(character))
        .collect();
    counts
        .iter()
        .filter(|term| is_kept(term) || needed.contains(term.0))
        .map(|(key, count)| (*key, *count))
        .map(|(key, (count, _))| {
            (
                key,
                match count {
                    0..=1 => 0,
                    2..=3 => 1,
                    4..=7 => 2,
                    _ => 3,
                },
            )
        })
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
            levels.push(gained[usize::from(document)][&key]);
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
                levels.push(gained[usize::from(*document)][key]);
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
