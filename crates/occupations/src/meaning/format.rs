//! The terms of a meaning bundle, written and read by one description.
//!
//! A term is coded relative to the data already known. A character lists its documents; a bigram is found
//! among the characters that share a document with its first one, and its documents among those that hold
//! both characters.

use super::arithmetic::Coder;
use super::incidence::Incidence;
use super::probabilities::{
    BLOCK_ODDS, BLOCK_REST, CHARACTERS, FEW, MAGNITUDES, Model, RICHNESS, UNITS, few, magnitude, odds,
};
use super::steps::pause;
use super::terms::{Entry, bigram, entry, key_and_document};
use crate::bundle::BundleError;
use std::collections::{BTreeMap, BTreeSet};

/// A term that a document gains: the key, the document and the level.
pub(super) type Gain = (u32, u16, u8);

/// A range of documents whose terms are coded together.
#[derive(Clone, Copy)]
pub(super) struct Section {
    pub(super) first: u16,
    pub(super) count: usize,
    /// Whether bigrams have levels: 0 for a bigram of one text, 1 for a bigram of several.
    pub(super) has_levels: bool,
}

/// The documents of one middle group of the classification, counted from the section's first.
pub(super) type Block = std::ops::Range<u16>;

/// The terms that a writer writes. A reader has none.
#[derive(Default)]
pub(super) struct Wanted {
    pub(super) levels: BTreeMap<(u32, u16), u8>,
    pub(super) keys: BTreeSet<u32>,
    pub(super) documents: BTreeSet<u16>,
}

/// The number of characters that are coded in one step.
const STEP: usize = 64;
/// Codes the terms of one section.
pub(super) struct SectionCoder<'a, C> {
    pub(super) coder: &'a mut C,
    pub(super) model: &'a mut Model,
    pub(super) section: Section,
    pub(super) blocks: &'a [Block],
    /// The terms known to writer and reader, sorted.
    pub(super) entries: &'a [Entry],
    pub(super) wanted: &'a Wanted,
}

impl<C: Coder> SectionCoder<'_, C> {
    /// Codes all terms and returns them, in steps.
    pub(super) async fn run(&mut self) -> Result<Vec<Gain>, BundleError> {
        let mut gains = Vec::new();
        let Section { first, count, .. } = self.section;
        let mut incidence = Incidence::new(self.entries, first, count);
        // Documents without an expansion gain nothing.
        let mut is_gaining = true;
        for document in 0..count {
            let probability = &mut self.model.is_gaining[usize::from(is_gaining)];
            let decision = C::WRITES && self.wanted.documents.contains(&(first + document as u16));
            is_gaining = self.coder.bit(probability, decision);
            incidence.is_gaining.push(is_gaining);
        }
        self.units(&mut incidence);
        pause().await;
        self.characters(&mut incidence, &mut gains).await?;
        incidence.refresh();
        for character in 0..incidence.units.len() {
            if character % STEP == 0 {
                pause().await;
            }
            self.bigrams(&incidence, character, &mut gains)?;
        }
        Ok(gains)
    }

    /// Codes the characters that no known text of the section holds.
    fn units(&mut self, incidence: &mut Incidence) {
        let new: Vec<u16> = if C::WRITES {
            let characters = self.wanted.keys.iter().filter_map(|key| u16::try_from(*key).ok());
            characters.filter(|unit| incidence.units.binary_search(unit).is_err()).collect()
        } else {
            Vec::new()
        };
        let model = UNITS * MAGNITUDES;
        let count = self.coder.number(&mut self.model.counts[model], new.len());
        let mut last = 0;
        for position in 0..count {
            let gap = new.get(position).map_or(0, |unit| unit - last);
            last = last.wrapping_add(self.coder.number(&mut self.model.gaps[model], gap.into()) as u16);
            incidence.units.push(last);
        }
        incidence.sort_units(self.entries, self.section.first);
    }

    /// Codes the documents that gain each character: first whether any document of a block does, because the
    /// occupations of a group share characters.
    async fn characters(
        &mut self,
        incidence: &mut Incidence,
        gains: &mut Vec<Gain>,
    ) -> Result<(), BundleError> {
        let first = self.section.first;
        let mut rich = vec![0; incidence.is_gaining.len()];
        let gaining: Vec<usize> = self.blocks.iter().map(|block| incidence.gaining_in(block)).collect();
        for character in 0..incidence.units.len() {
            if character % STEP == 0 {
                pause().await;
            }
            let key = u32::from(incidence.units[character]);
            let wanted = self.wanted;
            let is_wanted = |document: u16| wanted.levels.contains_key(&(key, first + document));
            let from = |key: u32| self.entries.partition_point(|known| *known < entry(key, 0, 0));
            let known = magnitude(from(key + 1) - from(key) + 1);
            let number = if C::WRITES {
                incidence.gaining().filter(|document| is_wanted(*document)).count()
            } else {
                0
            };
            let counts = &mut self.model.counts[CHARACTERS * MAGNITUDES + known];
            let mut left = self.coder.number(counts, number);
            let mut rest: usize = gaining.iter().sum();
            let mut holding = 0;
            for (block, gaining) in self.blocks.iter().zip(&gaining) {
                if left == 0 {
                    break;
                }
                let holders = incidence.holders_in(character, block, &mut holding);
                let odds = odds(rest, left);
                rest = rest.saturating_sub(*gaining);
                let context = (odds * FEW + few(holders)) * MAGNITUDES + (*gaining).min(MAGNITUDES - 1);
                let decision = C::WRITES && block.clone().any(is_wanted);
                if *gaining == 0 || !self.coder.bit(&mut self.model.block_holds[context], decision) {
                    continue;
                }
                let free = incidence.free_in(character, block);
                let mut found = 0;
                for (position, document) in free.iter().enumerate() {
                    let in_block = free.len() - position;
                    // The last one is certain if no other document of the block gains the character.
                    if left > 0 {
                        let own = rich[usize::from(*document)] * incidence.is_gaining.len();
                        let richness =
                            usize::from(own * 2 > gains.len()) + usize::from(own * 2 > gains.len() * 3);
                        let before =
                            document.checked_sub(1).is_some_and(|before| incidence.holds(before, character));
                        let context =
                            (odds / 4).min(BLOCK_ODDS - 1) * BLOCK_REST + in_block.min(BLOCK_REST) - 1;
                        let context =
                            ((context * FEW + few(found)) * RICHNESS + richness) * 2 + usize::from(before);
                        let is_certain = found == 0 && in_block == 1;
                        let decision = C::WRITES && is_wanted(*document);
                        if is_certain || self.coder.bit(&mut self.model.holds_character[context], decision) {
                            incidence.gain(*document, character);
                            rich[usize::from(*document)] += 1;
                            gains.push((key, first + document, 0));
                            found += 1;
                            left = left.checked_sub(1).ok_or(BundleError::Damaged)?;
                        }
                    }
                }
            }
            if left > 0 {
                return Err(BundleError::Damaged);
            }
        }
        Ok(())
    }

    /// Codes the bigrams that begin with a character.
    fn bigrams(
        &mut self,
        incidence: &Incidence,
        character: usize,
        gains: &mut Vec<Gain>,
    ) -> Result<(), BundleError> {
        let unit = incidence.units[character];
        let frequency = magnitude(incidence.documents[character].len());
        let begins =
            C::WRITES && self.wanted.keys.range(bigram(unit, 0)..=bigram(unit, u16::MAX)).next().is_some();
        if !self.coder.bit(&mut self.model.begins_bigram[frequency], begins) {
            return Ok(());
        }
        let from = |key: u32| self.entries.partition_point(|known| *known < entry(key, 0, 0));
        let known = &self.entries[from(bigram(unit, 0))..from(bigram(unit, u16::MAX))];
        let seconds = known.iter().map(|entry| key_and_document(*entry).0 as u16);
        let is_known = incidence.set_of(seconds);
        let classes = incidence.companions(character, &is_known);
        for (class, candidates) in classes.iter().enumerate() {
            let key_of = |position: usize| bigram(unit, incidence.units[candidates[position]]);
            let wanted = self.wanted;
            for position in self.subset(class, candidates.len(), |at| wanted.keys.contains(&key_of(at)))? {
                let both = incidence.with_both(character, candidates[position]);
                self.documents(
                    incidence,
                    (character, candidates[position]),
                    key_of(position),
                    known,
                    both,
                    gains,
                )?;
            }
        }
        Ok(())
    }

    /// Codes which of some candidates, counted from 0, are in a sparse set: the gaps between them.
    fn subset(
        &mut self,
        class: usize,
        candidates: usize,
        is_in: impl Fn(usize) -> bool,
    ) -> Result<Vec<usize>, BundleError> {
        let wanted: Vec<usize> =
            if C::WRITES { (0..candidates).filter(|at| is_in(*at)).collect() } else { Vec::new() };
        let model = class * MAGNITUDES;
        let mut chosen = Vec::new();
        if candidates == 0 {
            return Ok(chosen);
        }
        let count = self.coder.number(&mut self.model.counts[model + magnitude(candidates)], wanted.len());
        let mut next = 0;
        for position in 0..count {
            let (rest, left) = (candidates - next, count - position);
            let gap = wanted.get(position).map_or(0, |wanted| wanted - next);
            next += self.coder.number(&mut self.model.gaps[model + magnitude(rest / left)], gap);
            if next >= candidates {
                return Err(BundleError::Damaged);
            }
            chosen.push(next);
            next += 1;
            if next == candidates && left > 1 {
                return Err(BundleError::Damaged);
            }
        }
        Ok(chosen)
    }

    /// Codes the documents of a bigram among those that hold both characters, and the levels.
    fn documents(
        &mut self,
        incidence: &Incidence,
        (character, second): (usize, usize),
        key: u32,
        known: &[Entry],
        both: Vec<u16>,
        gains: &mut Vec<Gain>,
    ) -> Result<(), BundleError> {
        let Section { first, has_levels, .. } = self.section;
        let from = |key: u32| known.partition_point(|known| *known < entry(key, 0, 0));
        let known = &known[from(key)..from(key + 1)];
        let is_free =
            |document: &u16| !known.iter().any(|known| key_and_document(*known).1 == first + document);
        let free: Vec<u16> = both.into_iter().filter(is_free).collect();
        let mut is_found = false;
        for (position, document) in free.iter().enumerate() {
            let level = if C::WRITES { self.wanted.levels.get(&(key, first + document)) } else { None };
            let rest = free.len() - position;
            // The last one is certain if no other document holds the bigram.
            if is_found || rest > 1 {
                let class = usize::from(incidence.has_gained(*document, character))
                    + usize::from(incidence.has_gained(*document, second));
                let context = (class * MAGNITUDES + rest.min(MAGNITUDES - 1)) * 2 + usize::from(is_found);
                if !self.coder.bit(&mut self.model.holds_bigram[context], level.is_some()) {
                    continue;
                }
            }
            is_found = true;
            let is_repeated = has_levels
                && self.coder.bit(&mut self.model.is_repeated, level.is_some_and(|level| *level > 0));
            gains.push((key, first + document, u8::from(is_repeated)));
        }
        if is_found { Ok(()) } else { Err(BundleError::Damaged) }
    }
}
