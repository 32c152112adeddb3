//! `national-labels.toml`: what people call the work of an occupation outside the directory.
//!
//! A query equal to such a word names that occupation, before entries of the directory that it only resembles. So
//! a word must not be a label, a name or a work type of anything else, nor a word of the thesaurus, which would
//! translate it. A word that several occupations bear (医生) stands once under `[shared]` and names all of them.

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
    // Checks a word, wherever it stands.
    let mut check = |word: &Spanned<String>, problems: &mut Vec<Diagnostic>| {
        let text = word.get_ref();
        if !can_be_label(text) {
            let message = format!("\"{text}\" cannot be a label");
            let remedy = "write 2 to 12 Chinese characters, letters or digits";
            problems.push(source.problem(Code::BadLabel, word.span(), message, remedy));
        }
        let line = source.line_at(word.span().start);
        if let Some(taken) = taken.insert(text.to_lowercase(), format!("is on line {line} already")) {
            let message = format!("\"{text}\" {taken}");
            let remedy =
                "remove it: a word names one occupation or is under [shared], and a name needs no label";
            problems.push(source.problem(Code::BadLabel, word.span(), message, remedy));
        }
    };
    // Reads the code of an occupation.
    let parse = |code: &Spanned<String>, problems: &mut Vec<Diagnostic>| {
        let parsed = OccupationCode::parse(code.get_ref()).filter(|parsed| known.contains(parsed));
        if parsed.is_none() {
            let message = format!("{} is not a code of the national classification", code.get_ref());
            problems.push(source.problem(
                Code::UnknownId,
                code.span(),
                message,
                "use a code of national.csv",
            ));
        }
        // An occupation that an official list adds has its words in labels.toml.
        parsed.filter(|parsed| !inside.contains(parsed))
    };
    let mut read = NationalLabels::new();
    for (code, words) in file.labels {
        let Some(code) = parse(&code, problems) else { continue };
        for word in words {
            check(&word, problems);
            read.entry(code).or_default().push(word.into_inner());
        }
    }
    for (word, codes) in file.shared {
        check(&word, problems);
        if codes.len() < 2 {
            let message = format!("\"{}\" is shared by fewer than two occupations", word.get_ref());
            problems.push(source.problem(
                Code::BadLabel,
                word.span(),
                message,
                "write it under [labels], with its occupation",
            ));
        }
        for code in codes.iter().filter_map(|code| parse(code, problems)) {
            read.entry(code).or_default().push(word.get_ref().clone());
        }
    }
    read
}
