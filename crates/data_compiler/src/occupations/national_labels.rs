//! `national-labels.toml`: what people call the work of an occupation outside the directory.
//!
//! A query equal to such a word names that occupation, before entries of the directory that it only resembles. So
//! a word must not be a label, a name or a work type of anything else, nor a word of the thesaurus, which would
//! translate it.

use super::entries::{Entry, NationalEntry};
use super::labels::{Label, can_be_label};
use super::thesaurus::Meanings;
use crate::diagnostic::{Code, Diagnostic};
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
}

/// Returns the words of all occupations, unchecked.
pub(crate) fn texts(source: &SourceFile) -> Vec<String> {
    let file = source.toml::<NationalLabelsFile>();
    file.map(|file| file.labels.into_values().flatten().map(Spanned::into_inner).collect())
        .unwrap_or_default()
}

/// Reads the words of all occupations.
pub(crate) fn read(
    source: &SourceFile,
    (entries, national): (&[Entry], &[NationalEntry]),
    (labels, meanings): (&[Label], &Meanings),
    problems: &mut Vec<Diagnostic>,
) -> NationalLabels {
    let file = match source.toml::<NationalLabelsFile>() {
        Ok(file) => file,
        Err(problem) => {
            problems.push(problem);
            return NationalLabels::new();
        }
    };
    let known: BTreeSet<OccupationCode> = national.iter().map(|entry| entry.code).collect();
    let inside: BTreeSet<OccupationCode> = entries.iter().map(|entry| entry.code).collect();
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    for entry in national {
        for text in std::iter::once(&entry.name).chain(&entry.work_types) {
            taken
                .insert(text.to_lowercase(), format!("is in the national classification, at {}", entry.code));
        }
    }
    for label in labels {
        taken.insert(label.word.to_lowercase(), "is a label of the directory".to_owned());
    }
    for word in meanings.values().flatten() {
        taken.insert(word.clone(), "is a word of the thesaurus".to_owned());
    }
    let mut bad = |kind, at: &Spanned<String>, message, remedy: &str| {
        problems.push(source.problem(kind, at.span(), message, remedy));
    };
    let mut read = NationalLabels::new();
    for (code, words) in file.labels {
        let text = code.get_ref();
        let Some(parsed) = OccupationCode::parse(text).filter(|parsed| known.contains(parsed)) else {
            let message = format!("{text} is not a code of the national classification");
            bad(Code::UnknownId, &code, message, "use a code of national.csv");
            continue;
        };
        // An occupation that an official list adds has its words in labels.toml.
        if inside.contains(&parsed) {
            continue;
        }
        for word in words {
            let text = word.get_ref();
            if !can_be_label(text) {
                let message = format!("\"{text}\" cannot be a label");
                bad(Code::BadLabel, &word, message, "write 2 to 12 Chinese characters, letters or digits");
            }
            let line = source.line_at(word.span().start);
            if let Some(taken) = taken.insert(text.to_lowercase(), format!("is on line {line} already")) {
                let remedy = "remove it: a word names one occupation, and a name needs no label";
                bad(Code::BadLabel, &word, format!("\"{text}\" {taken}"), remedy);
            }
            read.entry(parsed).or_default().push(word.into_inner());
        }
    }
    read
}
