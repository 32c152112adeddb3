//! The characters of some documents as bit sets, and back.

use super::format::Block;
use super::probabilities::CLASSES;
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

    /// Returns the gaining documents.
    pub(super) fn gaining(&self) -> impl Iterator<Item = u16> + '_ {
        (0..self.is_gaining.len() as u16).filter(|document| self.is_gaining[usize::from(*document)])
    }

    /// Returns the number of gaining documents of a block.
    pub(super) fn gaining_in(&self, block: &Block) -> usize {
        block.clone().filter(|document| self.is_gaining[usize::from(*document)]).count()
    }

    /// Returns the number of documents of a block that held a character from the start. Blocks are asked for
    /// in order; `next` is the index of the next holder.
    pub(super) fn holders_in(&self, character: usize, block: &Block, next: &mut usize) -> usize {
        let rest = &self.documents[character][*next..];
        let holders = rest.iter().take_while(|document| **document < block.end).count();
        *next += holders;
        holders
    }

    /// Returns the gaining documents of a block that do not hold a character.
    pub(super) fn free_in(&self, character: usize, block: &Block) -> Vec<u16> {
        let is_free =
            |document: &u16| self.is_gaining[usize::from(*document)] && !self.holds(*document, character);
        block.clone().filter(is_free).collect()
    }

    /// Returns some characters, ascending, as a bit set.
    pub(super) fn set_of(&self, units: impl Iterator<Item = u16>) -> Vec<u64> {
        let mut set = vec![0; self.units.len().div_ceil(64)];
        let mut last = None;
        for unit in units.filter(|unit| last.replace(*unit) != Some(*unit)) {
            if let Ok(character) = self.units.binary_search(&unit) {
                set[character / 64] |= 1 << (character % 64);
            }
        }
        set
    }

    /// Returns the characters that share a gaining document with a character, ascending, in classes: by how
    /// many of the two a shared document gained, whether they share several documents, and whether the bigram
    /// is `known`.
    pub(super) fn companions(&self, character: usize, known: &[u64]) -> [Vec<usize>; CLASSES] {
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
        let mut classes: [Vec<usize>; CLASSES] = Default::default();
        for word in 0..words {
            let (one, both) = (one_gained[word], both_gained[word]);
            for (gained, of_gained) in [any[word] & !one, one & !both, both].into_iter().enumerate() {
                for (more, of_several) in [!several[word], several[word]].into_iter().enumerate() {
                    for (known, of_known) in [!known[word], known[word]].into_iter().enumerate() {
                        let class = &mut classes[(gained * 2 + more) * 2 + known];
                        let mut bits = of_gained & of_several & of_known;
                        while bits != 0 {
                            class.push(word * 64 + bits.trailing_zeros() as usize);
                            bits &= bits - 1;
                        }
                    }
                }
            }
        }
        classes
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
