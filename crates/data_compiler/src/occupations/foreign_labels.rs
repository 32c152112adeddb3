//! Labels that name a national occupation outside the directory.
//!
//! A query equal to a label is answered by the directory alone, without the national classification. So a
//! label must not be the name or a work type of an occupation outside the directory, with or without its
//! ending (报关 for 报关人员), nor the beginning or end of such a name (主播 of 网络主播), unless `[[outside]]` lists it
//! with a reason.

use super::entries::{Entry, NationalEntry};
use super::labels::Label;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourceFile;
use occupations::OccupationCode;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

/// The endings of a name that only mean "person".
const ENDINGS: [&str; 5] = ["工", "员", "师", "人员", "操作工"];

/// A label that is accepted although it also names occupations outside the directory.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OutsideEntry {
    word: Spanned<String>,
    codes: Vec<Spanned<String>>,
    reason: String,
}

/// Reports the labels that name an occupation outside the directory and are not in `listed`.
pub(super) fn check(
    source: &SourceFile,
    labels: &[Label],
    listed: &[OutsideEntry],
    (entries, national): (&[Entry], &[NationalEntry]),
    problems: &mut Vec<Diagnostic>,
) {
    check_listed(source, labels, listed, national, problems);
    let inside: BTreeSet<OccupationCode> = entries.iter().map(|entry| entry.code).collect();
    let outside: Vec<&NationalEntry> =
        national.iter().filter(|entry| !inside.contains(&entry.code)).collect();
    let reviewed: BTreeMap<&str, Vec<&str>> = listed
        .iter()
        .map(|entry| {
            (entry.word.get_ref().as_str(), entry.codes.iter().map(|code| code.get_ref().as_str()).collect())
        })
        .collect();
    for label in labels {
        let known = reviewed.get(label.word.as_str());
        let claimed = outside.iter().filter(|entry| names(&label.word, entry)).find(|entry| {
            let code = entry.code.to_string();
            !known.is_some_and(|codes| codes.contains(&code.as_str()))
        });
        if let Some(entry) = claimed {
            problems.push(source.problem(
                Code::LabelOfOutsider,
                label.at..label.at,
                format!("\"{}\" also names {} {}, outside the directory", label.word, entry.code, entry.name),
                "choose a word that means only this occupation, or list it as [[outside]] with a reason",
            ));
        }
    }
}

/// Returns whether `word` names `entry`, as described in the module documentation.
fn names(word: &str, entry: &NationalEntry) -> bool {
    let whole = |work_type: &String| {
        work_type.strip_prefix(word).is_some_and(|ending| ending.is_empty() || ENDINGS.contains(&ending))
    };
    entry.name.starts_with(word) || entry.name.ends_with(word) || entry.work_types.iter().any(whole)
}

/// Reports entries of the list whose word is not a label, has no reason, or does not name a listed code.
fn check_listed(
    source: &SourceFile,
    labels: &[Label],
    listed: &[OutsideEntry],
    national: &[NationalEntry],
    problems: &mut Vec<Diagnostic>,
) {
    for entry in listed {
        let word = entry.word.get_ref();
        let mut bad = |at: &Spanned<String>, message: String, remedy: &str| {
            problems.push(source.problem(Code::BadLabel, at.span(), message, remedy));
        };
        if !labels.iter().any(|label| label.word == *word) {
            bad(&entry.word, format!("\"{word}\" is no label"), "remove the [[outside]] entry");
        }
        if entry.reason.trim().is_empty() {
            bad(&entry.word, format!("\"{word}\" has no reason"), "say why the word stays");
        }
        for code in &entry.codes {
            let known = national.iter().find(|known| known.code.to_string() == *code.get_ref());
            if !known.is_some_and(|known| names(word, known)) {
                let message = format!("\"{word}\" does not name {}", code.get_ref());
                bad(code, message, "write the code that the diagnostic names");
            }
        }
    }
}
