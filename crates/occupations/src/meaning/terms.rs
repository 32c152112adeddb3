//! Terms: characters and bigrams of characters, with their postings.

use super::weight;
use crate::index::{Index, Source};
use text_normal_form::fold_character;

/// The factor of a single character against a bigram, in 256ths.
const CHARACTER: u32 = 180;
/// The weight of the strongest word that two documents share, at most, as a multiple of all else that they
/// share.
const SINGLE_WORD: f32 = 2.0;
/// The factor of a bigram, in 256ths.
const BIGRAM: u32 = 256;

/// A term of a document with its weight: the key, the document and the weight packed into one
/// number, so that sorting needs no code of its own.
pub(crate) type Entry = u64;

/// Packs an entry.
pub(crate) fn entry(key: u32, document: u16, weight: u32) -> Entry {
    u64::from(key) << 32 | u64::from(document) << 16 | u64::from(weight)
}

/// Returns the key and the document of an entry.
pub(crate) fn key_and_document(entry: Entry) -> (u32, u16) {
    ((entry >> 32) as u32, (entry >> 16) as u16)
}

/// Returns the key of a bigram; a single character is its own key.
pub(crate) const fn bigram(first: u16, second: u16) -> u32 {
    // No `From` in a constant.
    (first as u32) << 16 | second as u32
}

/// A term of a query.
pub(crate) struct QueryTerm {
    pub(crate) key: u32,
    pub(crate) factor: u32,
}

impl QueryTerm {
    /// Returns whether the term is a single character.
    pub(crate) fn is_character(&self) -> bool {
        self.key < 0x10000
    }
}

/// Returns the terms of a query.
pub(crate) fn of_query(units: &[u16]) -> impl Iterator<Item = QueryTerm> + '_ {
    let characters = units.iter().map(|unit| QueryTerm { key: u32::from(*unit), factor: CHARACTER });
    let bigrams = units.windows(2).map(|pair| QueryTerm { key: bigram(pair[0], pair[1]), factor: BIGRAM });
    characters.chain(bigrams)
}

/// Adds the distinct terms of one text.
pub(crate) fn of_units(units: &[u16], document: u16, weight: u32, entries: &mut Vec<Entry>) {
    let first = entries.len();
    for term in of_query(units) {
        let entry = entry(term.key, document, weight);
        if !entries[first..].contains(&entry) {
            entries.push(entry);
        }
    }
}

/// Adds the distinct terms of a text that is not yet folded.
pub(crate) fn of_text(text: &str, document: u16, weight: u32, entries: &mut Vec<Entry>) {
    of_units(&fold(text), document, weight, entries);
}

/// Folds a text into UTF-16 units, without separators.
pub(crate) fn fold(text: &str) -> Vec<u16> {
    text.chars()
        .filter_map(fold_character)
        .filter_map(|folded| u16::try_from(u32::from(folded)).ok())
        .collect()
}

/// Adds the terms of the texts of an index, with the weight of a label. `document_of` maps an occupation to
/// its document.
pub(crate) fn of_index(
    index: &Index,
    label: u32,
    document_of: impl Fn(u16) -> Option<u16>,
    entries: &mut Vec<Entry>,
) {
    for text in &index.texts {
        let weight = match text.source {
            Source::Name => weight::NAME,
            Source::WorkType(_) => weight::WORK_TYPE,
            Source::Label(_) => label,
            Source::Description => weight::DESCRIPTION,
        };
        let units: Vec<u16> = index
            .characters_of(text)
            .iter()
            .filter_map(|character| index.alphabet.unit(character.wrapping_sub(1)))
            .collect();
        index.for_each_owner(text, |owner| {
            if let Some(document) = document_of(owner as u16) {
                of_units(&units, document, weight, entries);
            }
        });
    }
}

/// Term frequency: the factor of a term that several texts of a document hold, 1 + ln(n) / 2, in 16ths.
const FREQUENCY: [u32; 8] = [16, 22, 25, 27, 29, 30, 32, 33];

/// The documents of each term, with their weights.
#[derive(Debug)]
pub(crate) struct Postings {
    keys: Vec<u32>,
    /// The start of each key's documents; one more than keys.
    starts: Vec<u32>,
    documents: Vec<u16>,
    weights: Vec<u8>,
    count: u32,
    /// The start of each document's terms; one more than documents.
    document_starts: Vec<u32>,
    /// The terms of each document, as indices into `keys`.
    terms: Vec<u32>,
    /// The length of each document's vector of weights.
    lengths: Vec<f32>,
}

/// The documents of a term.
pub(crate) struct List<'a> {
    pub(crate) documents: &'a [u16],
    pub(crate) weights: &'a [u8],
    /// The inverse document frequency, in 256ths of a bit.
    pub(crate) idf: u32,
}

impl Postings {
    /// Sorts the entries and merges those of the same term and document.
    pub(crate) fn new(mut entries: Vec<Entry>, count: usize) -> Self {
        entries.sort_unstable();
        let differing = |shift: u32| {
            let is_new = |pair: &&[Entry]| pair[0] >> shift != pair[1] >> shift;
            entries.windows(2).filter(is_new).count() + 1
        };
        let (keys, documents) = (differing(32), differing(16));
        let mut postings = Self {
            keys: Vec::with_capacity(keys),
            starts: Vec::with_capacity(keys + 1),
            documents: Vec::with_capacity(documents),
            weights: Vec::with_capacity(documents),
            count: count as u32,
            document_starts: vec![0; count + 1],
            terms: Vec::new(),
            lengths: vec![0.0; count],
        };
        let mut rest = &entries[..];
        while let Some(first) = rest.first() {
            let same = rest.iter().take_while(|entry| **entry >> 16 == first >> 16).count();
            // Entries of a term and a document are sorted by weight, so the last is the heaviest.
            let heaviest = (rest[same - 1] & 0xffff) as u32;
            let weight = heaviest * FREQUENCY[same.min(FREQUENCY.len()) - 1] / 16;
            let (key, document) = key_and_document(*first);
            if postings.keys.last() != Some(&key) {
                postings.keys.push(key);
                postings.starts.push(postings.documents.len() as u32);
            }
            postings.documents.push(document);
            postings.weights.push(weight.min(255) as u8);
            rest = &rest[same..];
        }
        postings.starts.push(postings.documents.len() as u32);
        drop(entries);
        postings.list_terms();
        postings
    }

    /// Lists the terms of each document.
    fn list_terms(&mut self) {
        for document in &self.documents {
            self.document_starts[usize::from(*document) + 1] += 1;
        }
        for document in 1..self.document_starts.len() {
            self.document_starts[document] += self.document_starts[document - 1];
        }
        let mut next = self.document_starts.clone();
        self.terms = vec![0; self.documents.len()];
        for term in 0..self.keys.len() {
            let value = self.value(term);
            for position in self.range(term) {
                let document = usize::from(self.documents[position]);
                self.terms[next[document] as usize] = term as u32;
                next[document] += 1;
                let weight = value * f32::from(self.weights[position]);
                self.lengths[document] += weight * weight;
            }
        }
        self.lengths.iter_mut().for_each(|length| *length = length.sqrt());
    }

    /// Returns the positions of a term's documents.
    fn range(&self, term: usize) -> std::ops::Range<usize> {
        self.starts[term] as usize..self.starts[term + 1] as usize
    }

    /// Returns the weight of a term in every document: its inverse document frequency.
    fn value(&self, term: usize) -> f32 {
        let frequency = self.range(term).len().max(1) as u32;
        let idf = log2(self.count.max(1)).saturating_sub(log2(frequency));
        let factor = if self.keys[term] < 0x10000 { CHARACTER } else { BIGRAM };
        (idf * factor) as f32 / 65536.0
    }

    /// Returns the cosine similarity of a document to each of the first `count` documents, in thousandths. A
    /// likeness in a single word is chance, as 洗澡 of pets and of old people: the pair that weighs most, with
    /// all that shares a character with it, counts at most [`SINGLE_WORD`] times as much as the rest.
    pub(crate) fn similarities(&self, document: usize, count: usize) -> Vec<u32> {
        let own = self.document_starts[document] as usize..self.document_starts[document + 1] as usize;
        // Each common term with the other document and what it adds to the product.
        let mut common: Vec<(u32, usize, f32)> = Vec::new();
        let mut strongest = vec![(0, 0.0_f32); count];
        for term in &self.terms[own] {
            let term = *term as usize;
            let (key, value) = (self.keys[term], self.value(term));
            let Some(own) =
                self.range(term).find(|position| usize::from(self.documents[*position]) == document)
            else {
                continue;
            };
            let weight = value * value * f32::from(self.weights[own]);
            for position in self.range(term) {
                let other = usize::from(self.documents[position]);
                if other >= count {
                    break;
                }
                let product = weight * f32::from(self.weights[position]);
                common.push((key, other, product));
                if key >= 0x10000 && product > strongest[other].1 {
                    strongest[other] = (key, product);
                }
            }
        }
        // What belongs to the strongest pair, and the rest.
        let mut products = vec![[0.0_f32; 2]; count];
        for (key, other, product) in common {
            let is_rest = !shares_character(key, strongest[other].0);
            products[other][usize::from(is_rest)] += product;
        }
        let length = self.lengths[document];
        let similarity = |([word, rest], other): (&[f32; 2], &f32)| {
            let product = rest + word.min(rest * SINGLE_WORD);
            (product * 1000.0 / (length * other).max(1.0)) as u32
        };
        products.iter().zip(&self.lengths).map(similarity).collect()
    }

    /// Returns the documents of a term; none for an unknown one.
    pub(crate) fn of(&self, key: u32) -> List<'_> {
        let (start, end) = match self.keys.binary_search(&key) {
            Ok(index) => (self.starts[index] as usize, self.starts[index + 1] as usize),
            Err(_) => (0, 0),
        };
        let frequency = (end - start).max(1) as u32;
        List {
            documents: &self.documents[start..end],
            weights: &self.weights[start..end],
            idf: log2(self.count.max(1)).saturating_sub(log2(frequency)),
        }
    }
}

/// Returns whether two keys have a character in common.
fn shares_character(one: u32, other: u32) -> bool {
    let characters = |key: u32| [key >> 16, key & 0xffff].map(|unit| unit as u16);
    characters(one).iter().any(|unit| *unit != 0 && characters(other).contains(unit))
}

/// Returns the binary logarithm in 256ths, linear between powers of two: the library's weighs a kilobyte.
fn log2(number: u32) -> u32 {
    let whole = number.ilog2();
    let fraction = if whole >= 8 { number >> (whole - 8) } else { number << (8 - whole) } & 0xff;
    whole * 256 + fraction
}

#[cfg(test)]
mod tests;
