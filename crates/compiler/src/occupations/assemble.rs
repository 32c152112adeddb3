//! Puts the checked tables together into the two bundles.

use super::alphabet::{Encoder, differences, unit};
use super::entries::{Entry, NationalEntry};
use super::labels::Label;
use super::readings::Readings;
use super::typed::TypedCharacters;
use super::wording::Wording;
use occupations::OccupationCode;
use occupations::bundle::{
    DIRECTORY_FORMAT, DirectoryBundle, NATIONAL_FORMAT, NationalBundle, SharedLabel, Typed,
};
use serde::Serialize;

/// Everything that goes into the bundles.
pub(crate) struct Parts<'a> {
    pub(crate) wording: &'a Wording,
    pub(crate) entries: &'a [Entry],
    pub(crate) classification: &'a [NationalEntry],
    pub(crate) descriptions: &'a [String],
    pub(crate) labels: &'a [Label],
    pub(crate) readings: &'a Readings,
    pub(crate) typed: &'a TypedCharacters,
}

/// A list of lists of texts, borrowed.
type Lists<'a> = Vec<Vec<&'a str>>;

impl Parts<'_> {
    /// The bundle of the directory.
    pub(crate) fn directory(&self) -> Vec<u8> {
        let names: Vec<&str> = self.entries.iter().map(|entry| entry.name.as_str()).collect();
        let work_types: Lists = self.entries.iter().map(|entry| texts(&entry.work_types)).collect();
        let descriptions = texts(self.descriptions);
        let mut labels: Lists = vec![Vec::new(); self.entries.len()];
        for label in self.labels {
            labels[label.owners[0]].push(&label.word);
        }
        let groups = self.groups_of_entries();
        let mut phrases: Vec<&str> = Vec::new();
        let phrase_of = self.entries.iter().map(|entry| place_in(&mut phrases, &entry.phrase)).collect();
        let editions: Vec<&str> = self.wording.announced.iter().map(|(_, name)| name.as_str()).collect();
        let fields: Lists = self
            .wording
            .fields
            .iter()
            .map(|field| vec![field.name.as_str(), &field.clause, &field.heading])
            .collect();
        let marks: Lists = self.wording.marks.iter().map(|mark| texts(mark)).collect();
        let bases: Lists = self.wording.bases.iter().map(|basis| texts(basis)).collect();
        let major_groups: Lists =
            self.wording.major_groups.iter().map(|group| vec![group.as_str()]).collect();
        let fillers: Lists = self.wording.fillers.iter().map(|list| texts(list)).collect();
        let edition = [self.wording.edition.as_str()];

        let single: [&[&str]; 6] = [&names, &descriptions, &groups, &phrases, &editions, &edition];
        let nested: [&Lists; 7] = [&work_types, &labels, &fields, &marks, &bases, &major_groups, &fillers];
        let encoder = Encoder::new(
            single.into_iter().flatten().copied().chain(nested.into_iter().flatten().flatten().copied()),
        );
        let lists = |column: &Lists| encoder.lists(column.iter().map(|list| list.iter().copied()));
        let list = |column: &[&str]| encoder.list(column.iter().copied());
        let bundle = DirectoryBundle {
            alphabet: encoder.alphabet(self.readings),
            typed: self.typed(&encoder),
            edition: list(&edition),
            codes: code_differences(self.entries.iter().map(|entry| entry.code)),
            attributes: self.entries.iter().map(attributes).collect(),
            phrase_of,
            edition_of: self.entries.iter().map(|entry| entry.announced as u8).collect(),
            names: list(&names),
            work_types: lists(&work_types),
            descriptions: list(&descriptions),
            labels: lists(&labels),
            shared_labels: self.shared_labels(),
            groups: list(&groups),
            phrases: list(&phrases),
            editions: list(&editions),
            fields: lists(&fields),
            marks: lists(&marks),
            bases: lists(&bases),
            major_groups: lists(&major_groups),
            fillers: lists(&fillers),
        };
        encode(DIRECTORY_FORMAT, &bundle)
    }

    /// The bundle of the national classification.
    pub(crate) fn national(&self) -> Vec<u8> {
        let names: Lists = self
            .classification
            .iter()
            .map(|entry| std::iter::once(&entry.name).chain(&entry.work_types).map(String::as_str).collect())
            .collect();
        let mut groups: Vec<&str> = Vec::new();
        for (place, entry) in self.classification.iter().enumerate() {
            let continues = place > 0 && self.classification[place - 1].code.small() == entry.code.small();
            if !continues {
                groups.push(&entry.group);
            }
        }
        let encoder = Encoder::new(names.iter().flatten().copied().chain(groups.iter().copied()));
        let bundle = NationalBundle {
            alphabet: encoder.alphabet(self.readings),
            codes: code_differences(self.classification.iter().map(|entry| entry.code)),
            marks: self.classification.iter().map(|entry| entry.mark as u8).collect(),
            names: encoder.lists(names.iter().map(|list| list.iter().copied())),
            groups: encoder.list(groups.iter().copied()),
        };
        encode(NATIONAL_FORMAT, &bundle)
    }

    /// The names of the small groups, once for each run of codes of the same group.
    fn groups_of_entries(&self) -> Vec<&str> {
        let mut groups = Vec::new();
        for (place, entry) in self.entries.iter().enumerate() {
            let continues = place > 0 && self.entries[place - 1].code.small() == entry.code.small();
            let national = self.classification.iter().find(|national| national.code == entry.code);
            if let (false, Some(national)) = (continues, national) {
                groups.push(national.group.as_str());
            }
        }
        groups
    }

    /// Labels with several occupations, by their place in the order of the labels' column.
    fn shared_labels(&self) -> Vec<SharedLabel> {
        self.labels
            .iter()
            .enumerate()
            .filter(|(_, label)| label.owners.len() > 1)
            .map(|(place, label)| SharedLabel {
                label: place as u16,
                occupations: label.owners.iter().map(|owner| *owner as u16).collect(),
            })
            .collect()
    }

    fn typed(&self, encoder: &Encoder) -> Typed {
        let common: Vec<(u16, u16)> = self
            .typed
            .common
            .iter()
            .filter(|character| encoder.place(**character).is_none())
            .filter_map(|character| {
                let syllable = self.readings.of(*character).first().copied();
                syllable.map(|syllable| (unit(*character), syllable))
            })
            .collect();
        let traditional: Vec<(u16, u16)> = self
            .typed
            .traditional
            .iter()
            .filter(|(old, _)| encoder.place(*old).is_none())
            .filter_map(|(old, new)| encoder.place(*new).map(|place| (unit(*old), place)))
            .collect();
        let firsts = |pairs: &[(u16, u16)]| differences(&pairs.iter().map(|pair| pair.0).collect::<Vec<_>>());
        Typed {
            characters: firsts(&common),
            sounds: common.iter().map(|pair| pair.1).collect(),
            traditional: firsts(&traditional),
            simplified: traditional.iter().map(|pair| pair.1).collect(),
        }
    }
}

fn texts(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}

fn attributes(entry: &Entry) -> u8 {
    (entry.field as u8) << 4 | (entry.mark as u8) << 2 | entry.basis as u8
}

/// The place of `text` in `list`, where it is put if it is new.
fn place_in<'a>(list: &mut Vec<&'a str>, text: &'a str) -> u8 {
    let place = list.iter().position(|known| *known == text).unwrap_or_else(|| {
        list.push(text);
        list.len() - 1
    });
    u8::try_from(place).expect("the notice has fewer than 256 phrases")
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
