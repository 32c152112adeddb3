//! `national-labels.toml`: what people call the work of an occupation outside the directory.
//!
//! A query equal to such a word names that occupation, before entries of the directory that it only
//! resembles. So a word must not be a label, a name or a work type of anything else, nor a word of the
//! thesaurus, which would translate it. A word that several occupations bear (医生) stands once under
//! `[shared]` and names all of them.

use super::entries::{Entry, NationalEntry};
use super::labels::{Label, can_be_label};
use super::national_code;
use super::thesaurus::Meanings;
use crate::diagnostic::{Code, Diagnostic, recorded};
use crate::source::SourceFile;
use occupations::OccupationCode;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

/// The words of each occupation.
pub(crate) type NationalLabels = BTreeMap<OccupationCode, Vec<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NationalLabelsFile {
    labels: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
    #[serde(default)]
    shared: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
}

/// Returns the words of all occupations, unchecked.
pub(crate) fn texts(source: &SourceFile) -> Vec<String> {
    let Ok(file) = source.toml::<NationalLabelsFile>() else { return Vec::new() };
    let words = file.labels.into_values().flatten().chain(file.shared.into_keys());
    words.map(Spanned::into_inner).collect()
}

/// Reads the words of all occupations.
pub(crate) fn read(
    source: &SourceFile,
    (entries, national): (&[Entry], &[NationalEntry]),
    (labels, meanings): (&[Label], &Meanings),
    problems: &mut Vec<Diagnostic>,
) -> NationalLabels {
    let Some(file) = recorded(source.toml::<NationalLabelsFile>(), problems) else {
        return NationalLabels::new();
    };
    let mut reader = Reader {
        source,
        known: national.iter().map(|entry| entry.code).collect(),
        inside: entries.iter().map(|entry| entry.code).collect(),
        taken: taken(national, labels, meanings),
        labels: NationalLabels::new(),
        problems,
    };
    for (code, words) in file.labels {
        let Some(code) = reader.code(&code) else { continue };
        for word in words {
            reader.check(&word);
            reader.labels.entry(code).or_default().push(word.into_inner());
        }
    }
    for (word, codes) in file.shared {
        reader.check(&word);
        if codes.len() < 2 {
            let message = format!("\"{}\" is shared by fewer than two occupations", word.get_ref());
            reader.bad(&word, message, "write it under [labels], with its occupation");
        }
        for code in &codes {
            if let Some(code) = reader.code(code) {
                reader.labels.entry(code).or_default().push(word.get_ref().clone());
            }
        }
    }
    reader.labels
}

/// Returns the words that cannot be labels, in lower case, each with the reason.
fn taken(national: &[NationalEntry], labels: &[Label], meanings: &Meanings) -> BTreeMap<String, String> {
    let mut taken = BTreeMap::new();
    for entry in national {
        let reason = format!("is in the national classification, at {}", entry.code);
        for text in std::iter::once(&entry.name).chain(&entry.work_types) {
            taken.insert(text.to_lowercase(), reason.clone());
        }
    }
    for label in labels {
        taken.insert(label.word.to_lowercase(), "is a label of the directory".to_owned());
    }
    for word in meanings.values().flatten() {
        taken.insert(word.clone(), "is a word of the thesaurus".to_owned());
    }
    taken
}

struct Reader<'a> {
    source: &'a SourceFile,
    /// The codes of the national classification.
    known: BTreeSet<OccupationCode>,
    /// The codes of the directory.
    inside: BTreeSet<OccupationCode>,
    /// The words that cannot be labels any more, each with the reason.
    taken: BTreeMap<String, String>,
    labels: NationalLabels,
    problems: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn bad(&mut self, word: &Spanned<String>, message: String, remedy: &str) {
        self.problems.push(self.source.problem(Code::BadLabel, word.span(), message, remedy));
    }

    /// Checks the form of a word, and that it names nothing else.
    fn check(&mut self, word: &Spanned<String>) {
        let text = word.get_ref();
        if !can_be_label(text) {
            let remedy = "write 2 to 12 Chinese characters, letters or digits";
            self.bad(word, format!("\"{text}\" cannot be a label"), remedy);
        }
        let line = self.source.line_at(word.span().start);
        if let Some(taken) = self.taken.insert(text.to_lowercase(), format!("is on line {line} already")) {
            let remedy =
                "remove it: a word names one occupation or is under [shared], and a name needs no label";
            self.bad(word, format!("\"{text}\" {taken}"), remedy);
        }
    }

    /// Reads the code of an occupation outside the directory.
    fn code(&mut self, code: &Spanned<String>) -> Option<OccupationCode> {
        let line = self.source.line_at(code.span().start);
        let parsed = national_code::parse(self.source, line, code.get_ref(), &self.known, self.problems);
        // An occupation that an official list adds has its words in labels.toml.
        parsed.filter(|parsed| !self.inside.contains(parsed))
    }
}
