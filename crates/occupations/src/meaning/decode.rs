//! Reads a meaning bundle: the terms that the two other bundles do not hold.
//!
//! A term is stored relative to the data already known. A character lists its documents; a bigram
//! is found among the characters that share a document with its first one, and its documents among
//! those that hold both characters. That halves the size against plain postings.

use super::terms::{Entry, bigram, entry, key_and_document};
use super::weight;
use crate::bundle::BundleError;
use crate::decode::units;
use bundle_reader::Reader;

/// First byte of a meaning bundle of this format.
pub(super) const MEANING_FORMAT: u8 = 0xE1;

/// The characters of some documents as bit sets, and back.
pub(super) struct Incidence {
    /// The characters, ascending.
    pub(super) units: Vec<u16>,
    /// For each character its documents, ascending, counted from the section's first.
    pub(super) documents: Vec<Vec<u16>>,
    /// For each document a bit set of its characters.
    characters: Vec<Vec<u64>>,
}

impl Incidence {
    /// Collects the single characters of `entries` in the documents from `first` on.
    pub(super) fn new(units: Vec<u16>, entries: &[Entry], first: u16, count: usize) -> Self {
        let words = units.len().div_ceil(64);
        let mut incidence =
            Self { documents: vec![Vec::new(); units.len()], characters: vec![vec![0; words]; count], units };
        for entry in entries {
            let (key, document) = key_and_document(*entry);
            let Some(document) = document.checked_sub(first).filter(|own| usize::from(*own) < count) else {
                continue;
            };
            if let Some(character) = incidence.index_of_key(key) {
                incidence.characters[usize::from(document)][character / 64] |= 1 << (character % 64);
            }
        }
        incidence.refresh();
        incidence
    }

    fn index_of_key(&self, key: u32) -> Option<usize> {
        self.units.binary_search(&u16::try_from(key).ok()?).ok()
    }

    /// Returns whether a document holds a character.
    pub(super) fn holds(&self, document: u16, character: usize) -> bool {
        self.characters[usize::from(document)][character / 64] >> (character % 64) & 1 == 1
    }

    /// Adds a character to a document.
    pub(super) fn add(&mut self, document: u16, character: usize) {
        self.characters[usize::from(document)][character / 64] |= 1 << (character % 64);
    }

    /// Lists the documents of each character again after additions.
    pub(super) fn refresh(&mut self) {
        self.documents.iter_mut().for_each(Vec::clear);
        for (document, characters) in (0..).zip(&self.characters) {
            for (word, bits) in characters.iter().enumerate() {
                let mut bits = *bits;
                while bits != 0 {
                    self.documents[word * 64 + bits.trailing_zeros() as usize].push(document);
                    bits &= bits - 1;
                }
            }
        }
    }

    /// Returns the documents that do not hold a character.
    pub(super) fn without(&self, character: usize) -> Vec<u16> {
        (0..self.characters.len() as u16).filter(|document| !self.holds(*document, character)).collect()
    }

    /// Returns the characters that share a document with a character.
    pub(super) fn companions(&self, character: usize) -> Vec<usize> {
        let mut union = vec![0_u64; self.units.len().div_ceil(64)];
        for document in &self.documents[character] {
            for (all, own) in union.iter_mut().zip(&self.characters[usize::from(*document)]) {
                *all |= own;
            }
        }
        (0..self.units.len()).filter(|other| union[other / 64] >> (other % 64) & 1 == 1).collect()
    }

    /// Returns the documents that hold both characters.
    pub(super) fn with_both(&self, first: usize, second: usize) -> Vec<u16> {
        self.documents[first].iter().copied().filter(|document| self.holds(*document, second)).collect()
    }
}

/// Reads the entries of a bundle into `entries`, which hold what the other bundles know.
pub(super) fn decode(
    bytes: &[u8],
    green: usize,
    outside: usize,
    entries: &mut Vec<Entry>,
) -> Result<(), BundleError> {
    let mut reader = match bytes.split_first() {
        Some((first, rest)) if *first == MEANING_FORMAT => Reader::new(rest),
        _ => return Err(BundleError::OtherFormat),
    };
    if reader.number() != fingerprint(entries) {
        return Err(BundleError::OtherFormat);
    }
    for (first, count) in [(0, green), (green, outside)] {
        section(&mut reader, first as u16, count, entries)?;
    }
    if reader.is_whole() { Ok(()) } else { Err(BundleError::Damaged) }
}

/// Returns a number that differs when the bundles hold other texts (FNV-1a over the entries).
pub(super) fn fingerprint(entries: &[Entry]) -> u32 {
    entries.iter().fold(0x811c_9dc5, |hash, entry| {
        (hash ^ (entry >> 32) as u32 ^ *entry as u32).wrapping_mul(0x0100_0193)
    })
}

/// Reads the terms of the documents from `first` on.
fn section(
    reader: &mut Reader<'_>,
    first: u16,
    count: usize,
    entries: &mut Vec<Entry>,
) -> Result<(), BundleError> {
    let differences: Vec<u16> = reader.list(|reader| reader.number() as u16);
    let mut streams = [(); 6].map(|()| Reader::new(reader.bytes()));
    let [counts, gaps, bigram_counts, companion_gaps, document_gaps, levels] = &mut streams;
    let mut incidence = Incidence::new(units(&differences)?, entries, first, count);
    let mut level = Levels { bytes: levels, bits: 0, left: 0 };
    for character in 0..incidence.units.len() {
        let free = incidence.without(character);
        let mut at = 0;
        for _ in 0..counts.number() {
            let document = pick(&free, &mut at, gaps.number())?;
            incidence.add(document, character);
            let key = u32::from(incidence.units[character]);
            entries.push(entry(key, first + document, weight::CHARACTER));
        }
    }
    incidence.refresh();
    for character in 0..incidence.units.len() {
        let companions = incidence.companions(character);
        let mut at = 0;
        for _ in 0..bigram_counts.number() {
            let second = pick(&companions, &mut at, companion_gaps.number())?;
            let both = incidence.with_both(character, second);
            let key = bigram(incidence.units[character], incidence.units[second]);
            let mut own = 0;
            loop {
                let gap = document_gaps.number();
                let document = pick(&both, &mut own, gap >> 1)?;
                let weight = if first == 0 { level.weight() } else { weight::NATIONAL };
                entries.push(entry(key, first + document, weight));
                if gap & 1 == 0 {
                    break;
                }
            }
        }
    }
    if streams.iter().all(Reader::is_whole) { Ok(()) } else { Err(BundleError::Damaged) }
}

/// Skips `gap` candidates from `at` on and takes the next one.
fn pick<T: Copy>(candidates: &[T], at: &mut usize, gap: u32) -> Result<T, BundleError> {
    *at += gap as usize;
    let picked = *candidates.get(*at).ok_or(BundleError::Damaged)?;
    *at += 1;
    Ok(picked)
}

/// Levels of two bits each.
struct Levels<'a, 'b> {
    bytes: &'a mut Reader<'b>,
    bits: u8,
    left: u8,
}

impl Levels<'_, '_> {
    /// Reads the next level and returns its weight.
    fn weight(&mut self) -> u32 {
        if self.left == 0 {
            self.bits = self.bytes.byte();
            self.left = 4;
        }
        let level = self.bits & 3;
        self.bits >>= 2;
        self.left -= 1;
        weight::EXPANSION[usize::from(level)]
    }
}
