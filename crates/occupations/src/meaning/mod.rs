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
mod parser;
mod probabilities;
mod relations;
mod scoring;
mod steps;
mod terms;
mod thesaurus;

use crate::bundle::BundleError;
use crate::model::Directory;
use crate::national::National;
use crate::query::QueryChar;
pub use encode::{Expansion, KeptAlone, encode};
pub use parser::MeaningParser;
use relations::Relation;
use scoring::Scoring;
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
    /// The highest weight of bigrams and words that any document holds, in 256ths of a bit.
    pub(crate) most_held: u32,
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
        steps::finish(parser::parse(bytes, directory, national))
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

    /// Scores all documents for a query, without the words that mean no work.
    pub(crate) fn score(&self, query_chars: &[QueryChar]) -> Scores {
        let mut scoring = Scoring::new(&self.postings, self.green + self.national.len());
        let units: Vec<u16> = query_chars.iter().map(|query_char| query_char.unit).collect();
        for range in self.thesaurus.informative(&units) {
            scoring.add(&query_chars[range]);
        }
        let mut scores = scoring.finish();
        scores.best_evidence = scores.evidence[..self.green].iter().copied().max().unwrap_or(0);
        scores
    }
}
