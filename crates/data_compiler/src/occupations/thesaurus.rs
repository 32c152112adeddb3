//! `thesaurus.toml`: words of users and what they mean, and words that mean no work.

use crate::diagnostic::{Code, Diagnostic, recorded};
use crate::source::SourceFile;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The maximum number of characters of a word.
const LONGEST: usize = 16;

/// The words of each meaning; the empty meaning has the words that mean no work.
pub(crate) type Meanings = BTreeMap<String, BTreeSet<String>>;

#[derive(Deserialize)]
struct ThesaurusFile {
    noise: Vec<String>,
    /// By kind (`english`, `dialect` …) the words of each meaning.
    #[serde(flatten)]
    kinds: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

/// Reads the thesaurus. A word has one meaning and is written as it is searched for.
pub(crate) fn read(source: &SourceFile, problems: &mut Vec<Diagnostic>) -> Meanings {
    let mut meanings = Meanings::new();
    let Some(file) = recorded(source.toml::<ThesaurusFile>(), problems) else { return meanings };
    let noise = std::iter::once((String::new(), file.noise));
    let mut known = BTreeSet::new();
    for (meaning, words) in noise.chain(file.kinds.into_values().flatten()) {
        if meaning.chars().any(char::is_uppercase) {
            let line = source.line_at(source.text.find(&format!("\"{meaning}\" =")).unwrap_or(0));
            let message = format!("the meaning \"{meaning}\" is not written as it is searched for");
            problems.push(source.problem_on_line(
                Code::Malformed,
                line,
                message,
                "write it in small letters",
            ));
        }
        for word in words {
            let is_searched = |character: char| character.is_alphanumeric() && !character.is_uppercase();
            let length = word.chars().count();
            let problem = if !word.chars().all(is_searched) || !(1..=LONGEST).contains(&length) {
                format!("\"{word}\" is no word of 1 to {LONGEST} characters as they are searched for")
            } else if known.contains(&word) {
                format!("\"{word}\" is listed twice")
            } else {
                known.insert(word.clone());
                meanings.entry(meaning.clone()).or_default().insert(word);
                continue;
            };
            let line = source.line_at(source.text.find(&format!("\"{word}\"")).unwrap_or(0));
            let remedy = "write it once, in small letters, without spaces";
            problems.push(source.problem_on_line(Code::Malformed, line, problem, remedy));
        }
    }
    meanings
}
