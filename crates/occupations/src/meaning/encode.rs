//! Writes a meaning bundle. Only the compiler uses it; it lives beside the reader, because both must
//! agree on what the other bundles know.

use super::arithmetic::Encoder;
use super::decode::{MEANING_FORMAT, fingerprint, sections};
use super::format::{Section, SectionCoder, Wanted};
use super::parser::{codes_of, known, outside};
use super::probabilities::Model;
use super::relations::{self, Relation};
use super::steps::finish;
use super::terms::{entry, fold, key_and_document};
use super::thesaurus::Thesaurus;
use crate::code::OccupationCode;
use crate::model::Directory;
use crate::national::National;
use std::collections::{BTreeMap, BTreeSet};

/// The terms of a phrase that are kept even if no other phrase of the occupation shares them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeptAlone {
    /// None.
    #[default]
    Nothing,
    /// Words in Latin letters.
    LatinWords,
    /// Latin words and all characters.
    Characters,
}

/// The expansion of an occupation: texts that users may type, and terms of its definition.
#[derive(Clone, Debug, Default)]
pub struct Expansion {
    /// Phrases, each with the terms that are kept even if no other phrase shares them.
    pub phrases: Vec<(String, KeptAlone)>,
    /// Terms of the official definition: words, never sentences.
    pub terms: Vec<String>,
}

/// The maximum number of characters of a phrase that is one word.
const LONGEST_WORD: usize = 2;

/// The levels of the terms that a document gains.
type Gained = BTreeMap<u32, u8>;

/// Encodes the expansions of the occupations with these codes.
pub fn encode(
    directory: &Directory,
    national: &National,
    expansions: &BTreeMap<OccupationCode, Expansion>,
    meanings: &BTreeMap<String, BTreeSet<String>>,
    related: &BTreeMap<OccupationCode, Vec<OccupationCode>>,
) -> Vec<u8> {
    let thesaurus = list(meanings);
    let outside = outside(directory, national);
    let entries = known(directory, national, &outside);
    let green = directory.codes.len();
    let outside_codes = codes_of(national, &outside);
    let codes = directory.codes.iter().chain(&outside_codes);
    let cut = Thesaurus::from_text(thesaurus.as_bytes());
    let mut held: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); green + outside.len()];
    for entry in &entries {
        let (key, document) = key_and_document(*entry);
        held[usize::from(document)].insert(key);
    }
    let counts: Vec<Counts> = codes
        .map(|code| expansions.get(code).map(|expansion| count(expansion, &cut)).unwrap_or_default())
        .collect();
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
    let mut known = entries;
    let print = fingerprint(&known);
    let (mut coder, mut model) = (Encoder::new(), Model::new());
    for (section, blocks) in sections([&directory.codes, &outside_codes]) {
        known.sort_unstable();
        let wanted = wanted(&gained, section);
        let (coder, model) = (&mut coder, &mut model);
        let mut coding =
            SectionCoder { coder, model, section, blocks: &blocks, entries: &known, wanted: &wanted };
        let gains = finish(coding.run()).expect("a writer damages nothing");
        assert_eq!(gains.len(), wanted.levels.len(), "every term is written");
        known.extend(gains.into_iter().map(|(key, document, _)| entry(key, document, 0)));
    }
    let relations = relations_of(directory, national, &outside, related);
    relations::code(&mut coder, &mut model, (green, outside.len()), &relations)
        .expect("a writer damages nothing");
    let coded = coder.finish();
    let mut bytes = vec![MEANING_FORMAT];
    number(&mut bytes, print as usize);
    number(&mut bytes, thesaurus.len());
    bytes.extend_from_slice(thesaurus.as_bytes());
    number(&mut bytes, coded.len());
    bytes.extend_from_slice(&coded);
    bytes
}

/// Returns the relations of occupations outside the directory to its entries, by ascending occupation.
fn relations_of(
    directory: &Directory,
    national: &National,
    outside: &[u16],
    related: &BTreeMap<OccupationCode, Vec<OccupationCode>>,
) -> Vec<Relation> {
    let code_of = |index: &u16| national.codes[usize::from(*index)];
    let entries_of = |index: &u16| related.get(&code_of(index)).into_iter().flatten();
    let documents = (0..).zip(outside);
    documents
        .flat_map(|(document, index)| entries_of(index).map(move |entry| (document, entry)))
        .filter_map(|(document, entry)| Some((document, directory.position(*entry)? as u16)))
        .collect()
}

/// The occurrences of a term in the texts of an expansion.
#[derive(Clone, Copy, Default)]
struct Occurrences {
    texts: usize,
    /// The terms that its phrases keep even if no other phrase shares them.
    kept_alone: KeptAlone,
}

/// The terms that are worth their bytes.
struct Kept {
    /// The minimum number of texts of a bigram.
    bigram: usize,
    /// The minimum number of texts of a character that no bigram needs.
    character: usize,
    /// The minimum number of occupations that hold a character of a single text.
    holders: usize,
}

/// The maximum number of occupations that hold a character: one that a fifth of them hold tells them hardly
/// apart.
const MOST_HOLDERS: usize = 350;

impl Kept {
    /// An occupation of the directory has many phrases, so most of its words occur in several.
    const GREEN: Self = Self { bigram: 2, character: 1, holders: 115 };
    /// Another occupation has few phrases, and most are rare words.
    const NATIONAL: Self = Self { bigram: 2, character: 2, holders: 0 };

    /// Returns whether a term is kept. A bigram of a single phrase is often an accident of its wording, and
    /// its characters say nearly as much.
    fn keeps(&self, occurrences: &Occurrences, holders: usize, key: u32) -> bool {
        let Occurrences { texts, kept_alone } = *occurrences;
        if is_character(key) {
            let is_telling = holders <= MOST_HOLDERS;
            let is_shared = is_telling && texts >= self.character && (texts > 1 || holders >= self.holders);
            return is_shared || kept_alone >= KeptAlone::Characters;
        }
        let is_word = is_latin(key) && kept_alone >= KeptAlone::LatinWords;
        texts >= self.bigram || is_word || kept_alone >= KeptAlone::Characters
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
fn count(expansion: &Expansion, thesaurus: &Thesaurus) -> Counts {
    let mut counts = Counts::new();
    let phrases = expansion.phrases.iter().map(|(phrase, kept_alone)| (phrase, *kept_alone));
    for (text, kept_alone) in phrases.chain(expansion.terms.iter().map(|term| (term, KeptAlone::Nothing))) {
        let units = fold(text);
        let mut own = Vec::new();
        for range in thesaurus.informative(&units) {
            super::terms::of_units(&units[range], 0, 0, &mut own);
        }
        own.sort_unstable();
        own.dedup();
        for entry in own {
            let (key, _) = key_and_document(entry);
            // A short phrase is a word; a bigram of a longer one may be an accident of its wording.
            let is_whole = is_character(key) || units.len() <= LONGEST_WORD;
            let kept_alone = if is_whole { kept_alone } else { kept_alone.min(KeptAlone::LatinWords) };
            let occurrences = counts.entry(key).or_default();
            occurrences.texts += 1;
            occurrences.kept_alone = occurrences.kept_alone.max(kept_alone);
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
    let level = |texts| u8::from(texts > 1);
    counts
        .iter()
        .filter(|(key, occurrences)| is_new(**key, occurrences) || needed.contains(key))
        .map(|(key, occurrences)| (*key, level(occurrences.texts)))
        .collect()
}

/// Returns a thesaurus as text: on each line a meaning and the words that have it.
fn list(meanings: &BTreeMap<String, BTreeSet<String>>) -> String {
    let mut text = String::new();
    for (meaning, words) in meanings {
        text.push_str(meaning);
        for word in words {
            text.push(' ');
            text.push_str(word);
        }
        text.push('\n');
    }
    text
}

/// Returns the terms of a section in the form that the coder takes.
fn wanted(gained: &[Gained], section: Section) -> Wanted {
    let mut wanted = Wanted::default();
    for document in section.first..section.first + section.count as u16 {
        for (key, level) in &gained[usize::from(document)] {
            wanted.levels.insert((*key, document), *level);
            wanted.keys.insert(*key);
            wanted.documents.insert(document);
        }
    }
    wanted
}

/// Writes a number in groups of seven bits, the lowest first.
fn number(bytes: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
