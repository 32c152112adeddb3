//! The descriptions: one sentence for each occupation, 15 to 40 characters.

use super::entries::Entry;
use super::tables::rows;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourceFile;
use std::collections::BTreeMap;

/// The accepted lengths of a description.
const LENGTH: std::ops::RangeInclusive<usize> = 15..=40;

/// Reads the description of each entry, in the order of `entries`.
pub(crate) fn read(source: &SourceFile, entries: &[Entry], problems: &mut Vec<Diagnostic>) -> Vec<String> {
    let indices: BTreeMap<String, usize> =
        entries.iter().zip(0..).map(|(entry, index)| (entry.code.to_string(), index)).collect();
    let mut sentences = vec![String::new(); entries.len()];
    for row in rows(source, ["code", "name", "description"], problems) {
        let [code, name, sentence] = row.fields;
        let mut bad = |message: String, remedy: &str| {
            problems.push(source.problem_on_line(Code::BadDescription, row.line, message, remedy));
        };
        let Some(index) = indices.get(&code).copied() else {
            bad(format!("the directory has no code {code}"), "remove the row");
            continue;
        };
        if entries[index].name != name {
            let message = format!("{code} is called {} in the directory", entries[index].name);
            bad(message, "write the directory's name");
        }
        let length = sentence.chars().count();
        if !LENGTH.contains(&length) {
            bad(format!("the sentence has {length} characters"), "write 15 to 40 characters");
        }
        if !sentence.ends_with('。') || sentence.matches('。').count() != 1 {
            bad("it is not one sentence".to_owned(), "write one sentence that ends with 。");
        }
        if !sentences[index].is_empty() {
            bad(format!("{code} has two sentences"), "remove one of them");
        }
        sentences[index] = sentence;
    }
    for (entry, sentence) in entries.iter().zip(&sentences) {
        if sentence.is_empty() {
            problems.push(source.problem_on_line(
                Code::BadDescription,
                1,
                format!("{} {} has no sentence", entry.code, entry.name),
                "add a row for it",
            ));
        }
    }
    sentences
}
