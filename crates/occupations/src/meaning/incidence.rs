//! The characters of some documents as bit sets, and back.

use super::terms::{Entry, key_and_document};

/// The characters of the documents of a section.
pub(super) struct Incidence {
    /// The characters, ascending.
    pub(super) units: Vec<u16>,
    /// For each character the documents that hold it, ascending, counted from the section's first.
    pub(super) documents: Vec<Vec<u16>>,
    /// For each document whether it gains terms.
    pub(super) is_gaining: Vec<bool>,
    /// For each document a bit set of its characters.
    characters: Vec<Vec<u64>>,
    /// For each document a bit set of the characters that it gained.
    gained: Vec<Vec<u64>>,
}

impl Incidence {
    /// Collects the single characters of sorted `entries` in `count` documents from `first` on.
    pub(super) fn new(entries: &[Entry], first: u16, count: usize) -> Self {
        let mut incidence = Self {
            units: Vec::new(),
            documents: Vec::new(),
            is_gaining: Vec::new(),
            characters: vec![Vec::new(); count],
            gained: vec![Vec::new(); count],
        };
        for (unit, _) in incidence.own(entries, first) {
            if incidence.units.last() != Some(&unit) {
                incidence.units.push(unit);
            }
        }
        incidence
    }

    /// Returns the characters of sorted `entries` with the documents of the section that hold them.
    fn own(&self, entries: &[Entry], first: u16) -> Vec<(u16, u16)> {
        let count = self.characters.len();
        let own = entries.iter().map(|entry| key_and_document(*entry)).filter_map(|(key, document)| {
            let document = document.checked_sub(first).filter(|own| usize::from(*own) < count)?;
            Some((u16::try_from(key).ok()?, document))
        });
        own.collect()
    }

    /// Sorts the characters after additions and records the documents that hold them.
    pub(super) fn sort_units(&mut self, entries: &[Entry], first: u16) {
        self.units.sort_unstable();
        self.units.dedup();
        self.documents = vec![Vec::new(); self.units.len()];
        let words = self.units.len().div_ceil(64);
        self.characters.iter_mut().chain(&mut self.gained).for_each(|set| set.resize(words, 0));
        for (unit, document) in self.own(entries, first) {
            if let Ok(character) = self.units.binary_search(&unit) {
                self.add(document, character);
            }
        }
        self.refresh();
    }

    /// Returns whether a document holds a character; no document behind the last does.
    pub(super) fn holds(&self, document: u16, character: usize) -> bool {
        let characters = self.characters.get(usize::from(document));
        characters.is_some_and(|characters| is_in(characters, character))
    }

    /// Adds a known character to a document.
    fn add(&mut self, document: u16, character: usize) {
        self.characters[usize::from(document)][character / 64] |= 1 << (character % 64);
    }

    /// Adds a character that a document gains.
    pub(super) fn gain(&mut self, document: u16, character: usize) {
        self.add(document, character);
        self.gained[usize::from(document)][character / 64] |= 1 << (character % 64);
    }

    /// Returns whether a document gained a character.
    pub(super) fn has_gained(&self, document: u16, character: usize) -> bool {
        is_in(&self.gained[usize::from(document)], character)
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

    /// Returns the gaining documents that do not hold a character.
    pub(super) fn without(&self, character: usize) -> Vec<u16> {
        let is_free =
            |document: &u16| self.is_gaining[usize::from(*document)] && !self.holds(*document, character);
        (0..self.characters.len() as u16).filter(is_free).collect()
    }

    /// Returns the characters that share a gaining document with a character, ascending, each with its kind:
    /// how many of the two a shared document gained, and whether they share several documents.
    pub(super) fn companions(&self, character: usize) -> Vec<(usize, usize)> {
        let words = self.units.len().div_ceil(64);
        let mut sets = [(); 4].map(|()| vec![0_u64; words]);
        let [any, several, one_gained, both_gained] = &mut sets;
        for document in &self.documents[character] {
            let document = usize::from(*document);
            if !self.is_gaining[document] {
                continue;
            }
            let own_gain = is_in(&self.gained[document], character);
            for word in 0..words {
                let (own, gained) = (self.characters[document][word], self.gained[document][word]);
                several[word] |= any[word] & own;
                any[word] |= own;
                one_gained[word] |= if own_gain { own } else { gained };
                both_gained[word] |= if own_gain { gained } else { 0 };
            }
        }
        let [any, several, one_gained, both_gained] = &sets;
        let kind = |other: usize| {
            let gained = usize::from(is_in(one_gained, other)) + usize::from(is_in(both_gained, other));
            gained * 2 + usize::from(is_in(several, other))
        };
        (0..self.units.len()).filter(|other| is_in(any, *other)).map(|other| (other, kind(other))).collect()
    }

    /// Returns the gaining documents that hold both characters.
    pub(super) fn with_both(&self, first: usize, second: usize) -> Vec<u16> {
        let holds = |document: &u16| self.is_gaining[usize::from(*document)] && self.holds(*document, second);
        self.documents[first].iter().copied().filter(holds).collect()
    }
}

/// Returns whether a bit set holds a number.
fn is_in(set: &[u64], number: usize) -> bool {
    set[number / 64] >> (number % 64) & 1 == 1
}
