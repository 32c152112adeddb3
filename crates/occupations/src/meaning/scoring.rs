//! Scores the documents for a query.

use super::terms::{List, Postings, QueryTerm, of_query};
use super::{Scores, weight};
use crate::query::{CharKind, QueryChar};

/// The weight that full coverage of a query is measured against, in eighths.
const FULL_WEIGHT: u32 = 16;

/// Scores in the making.
pub(super) struct Scoring<'a> {
    postings: &'a Postings,
    of: Vec<u32>,
    evidence: Vec<u32>,
    apart: Vec<u32>,
    held: Vec<u16>,
    characters: usize,
    full: u32,
    /// The weight of all bigrams and words.
    bigrams: u32,
}

impl<'a> Scoring<'a> {
    /// Starts to score this number of documents.
    pub(super) fn new(postings: &'a Postings, documents: usize) -> Self {
        Self {
            postings,
            of: vec![0; documents],
            evidence: vec![0; documents],
            apart: vec![0; documents],
            held: vec![0; documents],
            characters: 0,
            full: 0,
            bigrams: 0,
        }
    }

    /// Adds characters of a query, run by run.
    pub(super) fn add(&mut self, query_chars: &[QueryChar]) {
        let mut rest = query_chars;
        while let Some(first) = rest.first() {
            let is_written = first.kind == CharKind::Character;
            let end =
                rest.iter().take_while(|other| (other.kind == CharKind::Character) == is_written).count();
            let units: Vec<u16> = rest[..end].iter().map(|query_char| query_char.unit).collect();
            if is_written {
                self.add_characters(&units);
            } else {
                self.add_word(&units);
            }
            rest = &rest[end..];
        }
    }

    /// Returns the scores as shares.
    pub(super) fn finish(self) -> Scores {
        let Scoring { mut of, mut evidence, mut apart, held, characters, full, bigrams, .. } = self;
        let share = |score: u32, all: u32| (u64::from(score) * 1000 / u64::from(all.max(1))) as u32;
        let most_held = evidence.iter().copied().max().unwrap_or(0);
        of.iter_mut().for_each(|score| *score = share(*score, full));
        apart.iter_mut().for_each(|score| *score = share(*score, full));
        evidence.iter_mut().for_each(|weight| *weight = share(*weight, bigrams));
        Scores { of, evidence, best_evidence: 0, most_held, apart, held, characters }
    }

    /// Adds a run of Chinese characters: each by itself and each bigram.
    fn add_characters(&mut self, units: &[u16]) {
        self.characters += units.len();
        for (position, term) in of_query(units).enumerate() {
            // A character counts once: 马马虎虎 has two.
            let is_first = !units[..position.min(units.len())].contains(&(term.key as u16));
            let list = self.postings.of(term.key);
            let value = (list.idf * term.factor) >> 8;
            self.full += value * FULL_WEIGHT;
            self.bigrams += if term.is_character() { 0 } else { value };
            for (document, weight) in list.documents.iter().zip(list.weights) {
                self.of[usize::from(*document)] += value * u32::from(*weight);
                if term.is_character() {
                    self.held[usize::from(*document)] += u16::from(is_first);
                } else if u32::from(*weight) > weight::GROUP {
                    self.evidence[usize::from(*document)] += value;
                }
            }
            if !term.is_character() {
                self.add_apart(&term, &list, value);
            }
        }
    }

    /// Adds a bigram to the documents that hold both of its characters, but not the bigram: the file has room
    /// for the characters of many phrases, and for few bigrams.
    fn add_apart(&mut self, term: &QueryTerm, list: &List, value: u32) {
        let [first, second] = [term.key >> 16, term.key & 0xffff].map(|key| self.postings.of(key));
        // A bigram that no document holds is rare; of others the documents that hold it are known.
        let weight = weight::APART[usize::from(!list.documents.is_empty())];
        let mut seconds = second.documents.iter().zip(second.weights).peekable();
        for (document, first_weight) in first.documents.iter().zip(first.weights) {
            while seconds.next_if(|(other, _)| *other < document).is_some() {}
            let Some((_, second_weight)) = seconds.next_if(|(other, _)| *other == document) else { continue };
            let is_evident = u32::from(*first_weight.min(second_weight)) > weight::GROUP;
            if is_evident && list.documents.binary_search(document).is_err() {
                self.apart[usize::from(*document)] += value * weight;
                // A bigram that another document holds is a word: 保安 is not 网络与信息安全.
                if list.documents.is_empty() {
                    self.evidence[usize::from(*document)] += value / weight::EVIDENCE_APART;
                }
            }
        }
    }

    /// Adds a word of Latin letters and digits. It counts only for documents that hold all of its
    /// bigrams: single letters and pairs of letters say nothing.
    fn add_word(&mut self, units: &[u16]) {
        let mut held = vec![(0_u16, u8::MAX); self.of.len()];
        let (mut value, mut bigrams) = (0, 0);
        for term in of_query(units).filter(|term| !term.is_character()) {
            let list = self.postings.of(term.key);
            value += list.idf;
            bigrams += 1;
            for (document, weight) in list.documents.iter().zip(list.weights) {
                let (count, lightest) = &mut held[usize::from(*document)];
                *count += 1;
                *lightest = (*weight).min(*lightest);
            }
        }
        self.full += value * FULL_WEIGHT;
        self.bigrams += value;
        for ((score, evidence), (count, weight)) in self.of.iter_mut().zip(&mut self.evidence).zip(held) {
            if bigrams > 0 && count == bigrams {
                *evidence += value;
                *score += value * u32::from(weight);
            }
        }
    }
}
