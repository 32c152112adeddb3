//! Assembles the three bundles of the directory from the checked tables.

use super::alphabet::{Encoder, differences, unit};
use super::entries::{Entry, NationalEntry};
use super::labels::Label;
use super::national_labels::NationalLabels;
use super::phrases::Expansions;
use super::readings::{Readings, Settled};
use super::related::Related;
use super::thesaurus::Meanings;
use super::typed::TypedCharacters;
use super::wording::Wording;
use crate::words::Words;
use occupations::bundle::{DIRECTORY_FORMAT, DirectoryBundle, NATIONAL_FORMAT, NationalBundle, Typed};
use occupations::{Directory, National, OccupationCode};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The content of the bundles.
pub(crate) struct Parts<'a> {
    pub(crate) wording: &'a Wording,
    pub(crate) entries: &'a [Entry],
    pub(crate) classification: &'a [NationalEntry],
    pub(crate) descriptions: &'a [String],
    pub(crate) labels: &'a [Label],
    pub(crate) national_labels: &'a NationalLabels,
    pub(crate) readings: &'a Readings,
    pub(crate) typed: &'a TypedCharacters,
    pub(crate) words: &'a Words,
}

/// A list of lists of texts, borrowed.
type Lists<'a> = Vec<Vec<&'a str>>;

impl Parts<'_> {
    /// Encodes the bundle of the directory.
    pub(crate) fn directory(&self) -> Vec<u8> {
        let (own, shared): (Vec<&Label>, Vec<&Label>) =
            self.labels.iter().partition(|label| label.owners.len() == 1);
        let entries: Lists = self
            .entries
            .iter()
            .zip(self.descriptions)
            .enumerate()
            .flat_map(|(index, (entry, description))| {
                let names = std::iter::once(&entry.name).chain(&entry.work_types);
                let labels = own.iter().filter(|label| label.owners[0] == index);
                [
                    names.map(String::as_str).collect(),
                    labels.map(|label| label.word.as_str()).collect(),
                    vec![description.as_str()],
                ]
            })
            .collect();
        let shared_labels: Lists = vec![shared.iter().map(|label| label.word.as_str()).collect()];
        let mut phrases: Vec<&str> = Vec::new();
        let phrase_of = self.entries.iter().map(|entry| index_in(&mut phrases, &entry.phrase)).collect();
        let wording = self.wording(phrases);

        let lists = [&entries, &shared_labels, &wording];
        let encoder = Encoder::new(lists.into_iter().flatten().flatten().copied());
        let searched: BTreeSet<char> = self.searched_characters();
        let reading = |character: char| {
            let mut syllables = self.readings.of(character);
            // Characters that occur only in descriptions matter only as typing errors, so one reading
            // suffices.
            if !searched.contains(&character) {
                syllables.truncate(1);
            }
            syllables
        };
        let bundle = DirectoryBundle {
            alphabet: encoder.alphabet(reading, &self.settled_in(&entries, &shared_labels)),
            typed: self.typed(&encoder),
            codes: code_differences(self.entries.iter().map(|entry| entry.code)),
            attributes: self.entries.iter().map(attributes).collect(),
            phrase_of,
            edition_of: self.entries.iter().map(|entry| entry.announced as u8).collect(),
            entries: encoder.lists(&entries),
            line_starts: self.line_starts(),
            shared_labels: encoder.lists(&shared_labels),
            shared_owners: shared
                .iter()
                .map(|label| label.owners.iter().map(|owner| *owner as u16).collect())
                .collect(),
            wording: encoder.lists(&wording),
        };
        encode(DIRECTORY_FORMAT, &bundle)
    }

    /// Returns one bit for each character of the names and work types but the first and the last: whether a
    /// line may begin with it.
    fn line_starts(&self) -> Vec<u8> {
        let names =
            self.entries.iter().flat_map(|entry| std::iter::once(&entry.name).chain(&entry.work_types));
        let inner = |name: &String| {
            let starts = self.words.line_starts(name);
            starts.get(1..starts.len() - 1).unwrap_or_default().to_vec()
        };
        let starts: Vec<bool> = names.flat_map(inner).collect();
        let byte = |bits: &[bool]| bits.iter().rev().fold(0, |byte, bit| byte << 1 | u8::from(*bit));
        starts.chunks(8).map(byte).collect()
    }

    /// Returns the wording in the order of the bundle.
    fn wording<'a>(&'a self, phrases: Vec<&'a str>) -> Lists<'a> {
        let wording = self.wording;
        let mut lists: Lists = vec![
            std::iter::once(&wording.edition).chain(&wording.document).map(String::as_str).collect(),
            phrases,
            wording.announced.iter().map(|(_, name)| name.as_str()).collect(),
            self.groups_of_entries(),
        ];
        lists.extend(
            wording
                .fields
                .iter()
                .map(|field| vec![field.name.as_str(), field.clause.as_str(), field.heading.as_str()]),
        );
        lists.extend(wording.marks.iter().map(|mark| texts(mark)));
        lists.extend(wording.bases.iter().map(|basis| texts(basis)));
        lists.push(texts(&wording.major_groups));
        lists.extend(wording.fillers.iter().map(|list| texts(list)));
        lists
    }

    /// Returns the characters of names, work types and labels.
    fn searched_characters(&self) -> BTreeSet<char> {
        let names =
            self.entries.iter().flat_map(|entry| std::iter::once(&entry.name).chain(&entry.work_types));
        let labels = self.labels.iter().map(|label| &label.word);
        names.chain(labels).flat_map(|text| text.chars()).collect()
    }

    /// Returns the Chinese characters of names, work types and labels, and those of several expansion phrases
    /// of the directory's occupations. A character of a single phrase is hardly ever searched for, and each
    /// one more makes the others harder to recognise.
    pub(crate) fn written_characters(&self, expansions: &Expansions) -> BTreeSet<char> {
        let mut phrase_counts: BTreeMap<char, usize> = BTreeMap::new();
        for expansion in self.entries.iter().filter_map(|entry| expansions.get(&entry.code)) {
            for (phrase, _) in &expansion.phrases {
                for character in phrase.chars().collect::<BTreeSet<char>>() {
                    *phrase_counts.entry(character).or_default() += 1;
                }
            }
        }
        let frequent =
            phrase_counts.into_iter().filter(|(_, count)| *count >= 2).map(|(character, _)| character);
        let is_chinese = |character: &char| ('\u{4e00}'..='\u{9fff}').contains(character);
        self.searched_characters().into_iter().chain(frequent).filter(is_chinese).collect()
    }

    /// Returns the words with a determined reading that occur in one of these texts.
    fn settled_in(&self, entries: &Lists, more: &Lists) -> Vec<&Settled> {
        let stands = |word: &str| entries.iter().chain(more).flatten().any(|text| text.contains(word));
        self.readings.settled.iter().filter(|settled| stands(&settled.word)).collect()
    }

    /// Encodes the bundle of the national classification.
    pub(crate) fn national(&self) -> Vec<u8> {
        let labels_of = |code| self.national_labels.get(code).into_iter().flatten();
        let names: Lists = self
            .classification
            .iter()
            .flat_map(|entry| {
                let names = std::iter::once(&entry.name).chain(&entry.work_types);
                [names.map(String::as_str).collect(), labels_of(&entry.code).map(String::as_str).collect()]
            })
            .collect();
        let groups: Lists = vec![groups(self.classification.iter())];
        let encoder = Encoder::new(names.iter().chain(&groups).flatten().copied());
        let bundle = NationalBundle {
            alphabet: encoder
                .alphabet(|character| self.readings.of(character), &self.settled_in(&names, &Vec::new())),
            codes: code_differences(self.classification.iter().map(|entry| entry.code)),
            marks: self.classification.iter().map(|entry| entry.mark as u8).collect(),
            entries: encoder.lists(&names),
            groups: encoder.lists(&groups),
        };
        encode(NATIONAL_FORMAT, &bundle)
    }

    /// Returns the names of the small groups in the directory.
    fn groups_of_entries(&self) -> Vec<&str> {
        let codes: BTreeSet<OccupationCode> = self.entries.iter().map(|entry| entry.code).collect();
        groups(self.classification.iter().filter(|entry| codes.contains(&entry.code)))
    }

    fn typed(&self, encoder: &Encoder) -> Typed {
        let common: Vec<(u16, u16)> = self
            .typed
            .common
            .iter()
            .filter(|character| encoder.index(**character).is_none())
            .filter_map(|character| {
                let syllable = self.readings.of(*character).first().copied();
                syllable.map(|syllable| (unit(*character), syllable))
            })
            .collect();
        let official: BTreeSet<char> = self
            .entries
            .iter()
            .flat_map(|entry| std::iter::once(&entry.name).chain(&entry.work_types))
            .flat_map(|text| text.chars())
            .collect();
        let mut traditional: Vec<(u16, u16)> = self
            .typed
            .traditional
            .iter()
            .filter(|(old, new)| encoder.index(*old).is_none() && official.contains(new))
            .filter_map(|(old, new)| encoder.index(*new).map(|index| (unit(*old), index)))
            .collect();
        traditional.extend(
            self.typed
                .compatibility
                .iter()
                .filter_map(|(form, character)| Some((unit(*form), encoder.index(*character)?))),
        );
        traditional.sort_unstable();
        let firsts = |pairs: &[(u16, u16)]| differences(&pairs.iter().map(|pair| pair.0).collect::<Vec<_>>());
        Typed {
            characters: firsts(&common),
            sounds: common.iter().map(|pair| pair.1).collect(),
            traditional: firsts(&traditional),
            simplified: traditional.iter().map(|pair| pair.1).collect(),
        }
    }
}

/// Builds the meaning bundle that belongs to the two other bundles.
///
/// # Panics
/// If the bundles just written cannot be read back.
pub(crate) fn meaning(
    directory: &[u8],
    national: &[u8],
    expansions: &Expansions,
    meanings: &Meanings,
    related: &Related,
) -> Vec<u8> {
    let directory = Directory::from_bytes(directory).expect("the bundle just written");
    let national = National::from_bytes(national).expect("the bundle just written");
    occupations::meaning::encode(&directory, &national, expansions, meanings, related)
}

/// Returns the names of the small groups of occupations in code order, once for each run.
fn groups<'a>(entries: impl Iterator<Item = &'a NationalEntry>) -> Vec<&'a str> {
    let mut names = Vec::new();
    let mut last = None;
    for entry in entries {
        if last != Some(entry.code.small()) {
            names.push(entry.group.as_str());
            last = Some(entry.code.small());
        }
    }
    names
}

fn texts(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}

fn attributes(entry: &Entry) -> u8 {
    (entry.field as u8) << 4 | (entry.mark as u8) << 2 | entry.basis as u8
}

/// Returns the index of `text` in `list`, appending it if it is new.
fn index_in<'a>(list: &mut Vec<&'a str>, text: &'a str) -> u8 {
    let index = list.iter().position(|known| *known == text).unwrap_or_else(|| {
        list.push(text);
        list.len() - 1
    });
    u8::try_from(index).expect("the notice has fewer than 256 phrases")
}

fn code_differences(codes: impl Iterator<Item = OccupationCode>) -> Vec<u32> {
    let mut last = 0;
    codes
        .map(|code| {
            let difference = code.number() - last;
            last = code.number();
            difference
        })
        .collect()
}

fn encode<T: Serialize>(format: u8, bundle: &T) -> Vec<u8> {
    let mut bytes = vec![format];
    bytes.extend(crate::encode(bundle));
    bytes
}
