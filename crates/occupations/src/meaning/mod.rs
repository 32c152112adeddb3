//! Ranking by meaning: TF-IDF over characters and character bigrams of everything known about an
//! occupation, with document expansion (doc2query, Nogueira et al. 2019) worked out at build time.
//!
//! The terms of names, work types, labels, descriptions and group names come from the two bundles
//! that are loaded anyway. [`Meaning`] adds the terms of the expansion phrases and of the official
//! definitions from a bundle of its own. Green and other national occupations share one collection
//! of documents, so that their scores compare.

mod arithmetic;
mod decode;
mod encode;
mod format;
mod incidence;
mod relations;
mod steps;
mod terms;
mod thesaurus;

use crate::bundle::BundleError;
use crate::code::OccupationCode;
use crate::model::Directory;
use crate::national::National;
use crate::query::{CharKind, QueryChar};
pub use encode::{Expansion, KeptAlone, encode};
use relations::Relation;
use std::future::Future;
use std::pin::Pin;
use steps::pause;
use terms::{Entry, List, QueryTerm, of_query};
pub(crate) use terms::{Postings, bigram};
use thesaurus::Thesaurus;
pub use thesaurus::forms;

/// The weight of a term by its source, in eighths.
mod weight {
    /// A term of the official name.
    pub(super) const NAME: u32 = 20;
    /// A term of a work type.
    pub(super) const WORK_TYPE: u32 = 15;
    /// A term of a colloquial name.
    pub(super) const LABEL: u32 = 20;
    /// A term of a colloquial name of a national occupation outside the directory.
    pub(super) const NATIONAL_LABEL: u32 = 15;
    /// A term of the description.
    pub(super) const DESCRIPTION: u32 = 10;
    /// A term of the small group's name, which is no evidence: 健身 is in the group of 电子竞技员.
    pub(super) const GROUP: u32 = 6;
    /// A character of an expansion.
    pub(super) const CHARACTER: u32 = 15;
    /// A bigram of an expansion of a national occupation outside the directory.
    pub(super) const NATIONAL: u32 = 18;
    /// A bigram of one text of another expansion, and of several.
    pub(super) const EXPANSION: [u32; 2] = [12, 22];
    /// A bigram of which a document holds only the characters: one that no document holds, and another.
    pub(super) const APART: [u32; 2] = [6, 5];
    /// The divisor of the evidence of a bigram that no document holds.
    pub(super) const EVIDENCE_APART: u32 = 8;
}

/// The weight that full coverage of a query is measured against, in eighths.
const FULL_WEIGHT: u32 = 16;

/// The similarity of an entry related by judgement, in thousandths: it exceeds every computed one.
pub(crate) const RELATED: u32 = 2000;

/// The index of the ranking by meaning.
#[derive(Debug)]
pub struct Meaning {
    postings: Postings,
    /// Words of users and what they mean.
    pub(crate) thesaurus: Thesaurus,
    /// Entries related by judgement to national occupations, by ascending occupation.
    relations: Vec<Relation>,
    /// The number of occupations of the directory; they are the first documents.
    pub(crate) green: usize,
    /// For each further document its index in the national classification.
    pub(crate) national: Vec<u16>,
}

/// The scores of all documents for a query.
pub(crate) struct Scores {
    /// The share of the query's weight that each document covers, in thousandths. Terms of names
    /// weigh more than full coverage asks for, so a score may exceed 1000.
    pub(crate) of: Vec<u32>,
    /// The share of the query's bigrams and words by weight that each document holds, in thousandths,
    /// regardless of the weights of the terms in the document.
    pub(crate) evidence: Vec<u32>,
    /// The highest evidence among the entries of the directory.
    pub(crate) best_evidence: u32,
    /// The share of bigrams of which a document holds both characters, but not the bigram, in thousandths. It
    /// ranks documents, but does not decide whether the query has a meaning.
    pub(crate) apart: Vec<u32>,
    /// The number of the query's characters that each document holds.
    pub(crate) held: Vec<u16>,
    /// The number of the query's Chinese characters.
    pub(crate) characters: usize,
}

impl Meaning {
    /// Parses a meaning bundle, which belongs to exactly these two bundles.
    ///
    /// # Errors
    /// [`BundleError`] when the bytes are not a complete bundle of this format, or were built for
    /// another edition of the directory or of the national classification.
    pub fn from_bytes(bytes: &[u8], directory: &Directory, national: &National) -> Result<Self, BundleError> {
        steps::finish(parse(bytes, directory, national))
    }

    /// Returns the similarity of each entry of the directory to a national occupation outside it, in
    /// thousandths.
    pub(crate) fn similarities(&self, national: usize) -> Option<Vec<u32>> {
        let document = self.national.binary_search(&(national as u16)).ok()?;
        let mut similarities = self.postings.similarities(self.green + document, self.green);
        let own = self.relations.iter().filter(|(occupation, _)| usize::from(*occupation) == document);
        for ((_, entry), order) in own.zip(0..) {
            similarities[usize::from(*entry)] = RELATED - order;
        }
        Some(similarities)
    }

    fn scoring(&self) -> Scoring<'_> {
        Scoring {
            postings: &self.postings,
            of: vec![0; self.green + self.national.len()],
            evidence: vec![0; self.green + self.national.len()],
            apart: vec![0; self.green + self.national.len()],
            held: vec![0; self.green + self.national.len()],
            characters: 0,
            full: 0,
            bigrams: 0,
        }
    }

    /// Scores all documents for a query, without the words that mean no work.
    pub(crate) fn score(&self, query_chars: &[QueryChar]) -> Scores {
        let mut scoring = self.scoring();
        let units: Vec<u16> = query_chars.iter().map(|query_char| query_char.unit).collect();
        for range in self.thesaurus.informative(&units) {
            scoring.add(&query_chars[range]);
        }
        let mut scores = scoring.finish();
        scores.best_evidence = scores.evidence[..self.green].iter().copied().max().unwrap_or(0);
        scores
    }
}

/// Scores in the making.
struct Scoring<'a> {
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

impl Scoring<'_> {
    /// Adds characters of a query, run by run.
    fn add(&mut self, query_chars: &[QueryChar]) {
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
    fn finish(self) -> Scores {
        let Scoring { mut of, mut evidence, mut apart, held, characters, full, bigrams, .. } = self;
        let share = |score: u32, all: u32| (u64::from(score) * 1000 / u64::from(all.max(1))) as u32;
        of.iter_mut().for_each(|score| *score = share(*score, full));
        apart.iter_mut().for_each(|score| *score = share(*score, full));
        evidence.iter_mut().for_each(|weight| *weight = share(*weight, bigrams));
        Scores { of, evidence, best_evidence: 0, apart, held, characters }
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

/// Parses a meaning bundle in steps: at once it would take a slow phone half a second, in which it answers no tap.
pub struct MeaningParser<'a>(Pin<Box<dyn Future<Output = Result<Meaning, BundleError>> + 'a>>);

impl<'a> MeaningParser<'a> {
    /// Starts to parse; see [`Meaning::from_bytes`].
    #[must_use]
    pub fn new(bytes: Vec<u8>, directory: &'a Directory, national: &'a National) -> Self {
        Self(Box::pin(parse(bytes, directory, national)))
    }

    /// Does the next step. Returns the result after the last one, and must not be called again then.
    pub fn step(&mut self) -> Option<Result<Meaning, BundleError>> {
        steps::step(self.0.as_mut())
    }
}

impl std::fmt::Debug for MeaningParser<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("MeaningParser")
    }
}

/// Parses a meaning bundle, in steps.
async fn parse(
    bytes: impl AsRef<[u8]>,
    directory: &Directory,
    national: &National,
) -> Result<Meaning, BundleError> {
    let outside = outside(directory, national);
    let mut entries = known(directory, national, &outside);
    let codes = codes_of(national, &outside);
    let (thesaurus, relations) =
        decode::decode(bytes.as_ref(), [&directory.codes, &codes], &mut entries).await?;
    pause().await;
    let documents = directory.codes.len() + outside.len();
    let postings = Postings::new(entries, documents);
    Ok(Meaning { postings, thesaurus, relations, green: directory.codes.len(), national: outside })
}

/// Returns the national occupations outside the directory, by their indices.
fn outside(directory: &Directory, national: &National) -> Vec<u16> {
    let is_outside = |(_, code): &(u16, &OccupationCode)| directory.position(**code).is_none();
    (0..).zip(&national.codes).filter(is_outside).map(|(index, _)| index).collect()
}

/// Returns the codes of some national occupations.
fn codes_of(national: &National, indices: &[u16]) -> Vec<OccupationCode> {
    indices.iter().map(|index| national.codes[usize::from(*index)]).collect()
}

/// Collects the terms that the two bundles hold.
fn known(directory: &Directory, national: &National, outside: &[u16]) -> Vec<Entry> {
    // A character has two terms at most: itself and a bigram. The quarter is for the terms of the file: to
    // grow, a vector needs both the old and the new memory.
    let characters = directory.index.characters.len() + national.index.characters.len();
    let mut entries = Vec::with_capacity(characters * 2 * 5 / 4);
    terms::of_index(&directory.index, weight::LABEL, Some, &mut entries);
    let green = directory.codes.len() as u16;
    terms::of_index(
        &national.index,
        weight::NATIONAL_LABEL,
        |owner| outside.binary_search(&owner).ok().map(|document| green + document as u16),
        &mut entries,
    );
    for (document, index) in (green..).zip(outside) {
        terms::of_text(&national.groups[usize::from(*index)], document, weight::GROUP, &mut entries);
    }
    for (document, occupation) in (0..).zip(directory.occupations()) {
        terms::of_text(&occupation.group, document, weight::GROUP, &mut entries);
    }
    entries
}
