//! Pinyin: every reading of a character, unless the reviewed `polyphones.toml` determines it.

use super::entries::Entry;
use super::labels::Label;
use crate::diagnostic::{Code, Diagnostic, recorded};
use crate::source::SourceFile;
use occupations::sounds;
use pinyin::ToPinyinMulti;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use toml::Spanned;

/// The shape of `polyphones.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PolyphonesFile {
    /// A reading with all characters that have only this reading in our texts.
    one: BTreeMap<Spanned<String>, Spanned<String>>,
    several: Vec<SeveralEntry>,
}

/// The shape of `misreadings.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MisreadingsFile {
    also: BTreeMap<char, Vec<Spanned<String>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeveralEntry {
    character: Spanned<char>,
    readings: Vec<Spanned<String>>,
    #[serde(default)]
    words: BTreeMap<Spanned<String>, Spanned<String>>,
}

/// A word in which one of its characters has only one reading.
pub(crate) struct Settled {
    pub(crate) word: String,
    pub(crate) character: char,
    /// The index of the syllable.
    pub(crate) syllable: u16,
}

/// The readings of all characters.
pub(crate) struct Readings {
    reviewed: BTreeMap<char, Vec<u16>>,
    /// Wrong readings that most people use.
    misread: BTreeMap<char, Vec<u16>>,
    pub(crate) settled: Vec<Settled>,
}

impl Readings {
    /// Returns the syllables of a character, the usual one first.
    pub(crate) fn of(&self, character: char) -> Vec<u16> {
        let mut syllables = match self.reviewed.get(&character) {
            Some(syllables) => syllables.clone(),
            None => all_readings(character),
        };
        for syllable in self.misread.get(&character).into_iter().flatten() {
            if !syllables.contains(syllable) {
                syllables.push(*syllable);
            }
        }
        syllables
    }
}

/// Returns the index of a syllable.
fn number_of(syllable: &str) -> Option<u16> {
    static NUMBERS: LazyLock<BTreeMap<&str, u16>> = LazyLock::new(|| sounds::all().zip(1..).collect());
    NUMBERS.get(syllable).copied()
}

/// Returns all syllables that the `pinyin` crate lists for a character, without tones.
fn all_readings(character: char) -> Vec<u16> {
    let mut syllables = Vec::new();
    for reading in character.to_pinyin_multi().into_iter().flatten() {
        let syllable = number_of(&reading.plain().replace('ü', "v"));
        if let Some(syllable) = syllable.filter(|syllable| !syllables.contains(syllable)) {
            syllables.push(syllable);
        }
    }
    syllables
}

/// Reads the reviewed readings and checks that every character with several readings in names, work types and
/// labels is among them. Returns `None` if the file cannot be read at all.
pub(crate) fn read(
    (source, misreadings): (&SourceFile, &SourceFile),
    entries: &[Entry],
    (labels, labels_file): (&[Label], &SourceFile),
    problems: &mut Vec<Diagnostic>,
) -> Option<Readings> {
    let file = recorded(source.toml::<PolyphonesFile>(), problems)?;
    let mut readings = Readings { reviewed: BTreeMap::new(), misread: BTreeMap::new(), settled: Vec::new() };
    let mut reader = Reader { source, problems };
    for (reading, characters) in &file.one {
        if let Some(syllable) = reader.syllable(reading) {
            for character in characters.get_ref().chars() {
                if readings.reviewed.insert(character, vec![syllable]).is_some() {
                    reader.twice(characters.span(), character);
                }
            }
        }
    }
    for entry in &file.several {
        let character = *entry.character.get_ref();
        let syllables: Vec<u16> =
            entry.readings.iter().filter_map(|reading| reader.syllable(reading)).collect();
        if readings.reviewed.insert(character, syllables).is_some() {
            reader.twice(entry.character.span(), character);
        }
        for (word, reading) in &entry.words {
            if !word.get_ref().contains(character) {
                reader.problems.push(source.problem(
                    Code::Malformed,
                    word.span(),
                    format!("\"{}\" does not contain {character}", word.get_ref()),
                    "settle a character in words that contain it",
                ));
            }
            if let Some(syllable) = reader.syllable(reading) {
                let word = word.get_ref().clone();
                readings.settled.push(Settled { word, character, syllable });
            }
        }
    }
    if let Some(file) = recorded(misreadings.toml::<MisreadingsFile>(), problems) {
        let mut reader = Reader { source: misreadings, problems };
        for (character, also) in &file.also {
            let syllables = also.iter().filter_map(|reading| reader.syllable(reading)).collect();
            readings.misread.insert(*character, syllables);
        }
    }
    // A misreading counts in every word.
    let Readings { misread, settled, .. } = &mut readings;
    settled.retain(|settled| !misread.contains_key(&settled.character));
    check_all_reviewed(&readings, entries, labels, labels_file, problems);
    Some(readings)
}

struct Reader<'a> {
    source: &'a SourceFile,
    problems: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn syllable(&mut self, reading: &Spanned<String>) -> Option<u16> {
        let number = number_of(reading.get_ref());
        if number.is_none() {
            self.problems.push(self.source.problem(
                Code::Malformed,
                reading.span(),
                format!("\"{}\" is not a syllable", reading.get_ref()),
                "write it without a tone, ü as v",
            ));
        }
        number
    }

    fn twice(&mut self, span: std::ops::Range<usize>, character: char) {
        self.problems.push(self.source.problem(
            Code::DuplicateId,
            span,
            format!("{character} is settled twice"),
            "settle it once",
        ));
    }
}

fn check_all_reviewed(
    readings: &Readings,
    entries: &[Entry],
    labels: &[Label],
    labels_file: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) {
    let mut reported = BTreeSet::new();
    let mut open_in = |text: &str| -> Vec<char> {
        let is_open = |character: &char| {
            all_readings(*character).len() > 1 && !readings.reviewed.contains_key(character)
        };
        text.chars().filter(is_open).filter(|character| reported.insert(*character)).collect()
    };
    let problem = |file: &str, line: u32, text: &str, character: char| Diagnostic {
        code: Code::UnreviewedPolyphone,
        file: file.to_owned(),
        line,
        message: format!("{character} in {text} has several readings"),
        remedy: "settle it in data/occupations/polyphones.toml".to_owned(),
    };
    for entry in entries {
        for text in std::iter::once(&entry.name).chain(&entry.work_types) {
            for character in open_in(text) {
                problems.push(problem(super::FILES[0], entry.line, text, character));
            }
        }
    }
    for label in labels {
        for character in open_in(&label.word) {
            let line = labels_file.line_at(label.at);
            problems.push(problem(&labels_file.path, line, &label.word, character));
        }
    }
}
