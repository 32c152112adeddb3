//! The colloquial labels: searched, never displayed as a name.

use super::entries::{Entry, NationalEntry};
use super::foreign_labels::{self, OutsideEntry};
use crate::diagnostic::{Code, Diagnostic, recorded};
use crate::source::SourceFile;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// The minimum number of labels of an occupation.
const FEWEST: usize = 4;
/// The maximum length of a label in characters.
const LONGEST: usize = 12;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelsFile {
    occupation: Vec<OccupationEntry>,
    #[serde(default)]
    shared: Vec<SharedEntry>,
    #[serde(default)]
    outside: Vec<OutsideEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OccupationEntry {
    code: Spanned<String>,
    name: String,
    labels: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SharedEntry {
    word: Spanned<String>,
    codes: Vec<Spanned<String>>,
    reason: String,
}

/// A label with its occupations, the likeliest first.
pub(crate) struct Label {
    pub(crate) word: String,
    /// Its byte offset in the file.
    pub(crate) at: usize,
    /// Indices in the directory.
    pub(crate) owners: Vec<usize>,
}

/// Reads all labels, in the order of their first occupations.
pub(crate) fn read(
    source: &SourceFile,
    entries: &[Entry],
    national: &[NationalEntry],
    problems: &mut Vec<Diagnostic>,
) -> Vec<Label> {
    let Some(file) = recorded(source.toml::<LabelsFile>(), problems) else { return Vec::new() };
    let mut reader = Reader {
        source,
        indices: entries.iter().zip(0..).map(|(entry, index)| (entry.code.to_string(), index)).collect(),
        seen: BTreeMap::new(),
        labels: Vec::new(),
        problems,
    };
    for occupation in file.occupation {
        if let Some(index) = reader.index(&occupation.code) {
            if entries[index].name != occupation.name {
                let message = format!("{} is called {}", occupation.code.get_ref(), entries[index].name);
                reader.bad(&occupation.code, message, "write the directory's name");
            }
            for label in occupation.labels {
                reader.add(label, vec![index]);
            }
        }
    }
    for shared in file.shared {
        let owners: Vec<usize> = shared.codes.iter().filter_map(|code| reader.index(code)).collect();
        let mut distinct = owners.clone();
        distinct.sort_unstable();
        distinct.dedup();
        if distinct.len() < 2 || distinct.len() != owners.len() {
            let message = format!("\"{}\" is not shared by several occupations", shared.word.get_ref());
            reader.bad(&shared.word, message, "name at least two different codes, or make it a label");
        }
        if shared.reason.trim().is_empty() {
            let message = format!("the order of \"{}\" has no reason", shared.word.get_ref());
            reader.bad(&shared.word, message, "say why the codes stand in this order");
        }
        reader.add(shared.word, owners);
    }
    let mut labels = reader.labels;
    foreign_labels::check(source, &labels, &file.outside, (entries, national), problems);
    let mut counts = vec![0; entries.len()];
    for owner in labels.iter().flat_map(|label| &label.owners) {
        counts[*owner] += 1;
    }
    for (entry, count) in entries.iter().zip(counts) {
        if count < FEWEST {
            problems.push(source.problem_on_line(
                Code::BadLabel,
                1,
                format!("{} {} has {count} colloquial names", entry.code, entry.name),
                "give it at least four, its share of the shared ones included",
            ));
        }
    }
    labels.retain(|label| !label.owners.is_empty());
    labels.sort_by_key(|label| label.owners[0]);
    labels
}

/// Returns whether a text has the form of a label.
pub(crate) fn can_be_label(text: &str) -> bool {
    let is_written =
        |character: char| character.is_ascii_alphanumeric() || ('\u{4e00}'..='\u{9fff}').contains(&character);
    text.chars().all(is_written) && (2..=LONGEST).contains(&text.chars().count())
}

struct Reader<'a> {
    source: &'a SourceFile,
    indices: BTreeMap<String, usize>,
    /// The labels read so far, with their byte offsets in the file.
    seen: BTreeMap<String, usize>,
    labels: Vec<Label>,
    problems: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn bad(&mut self, at: &Spanned<String>, message: String, remedy: &str) {
        self.problems.push(self.source.problem(Code::BadLabel, at.span(), message, remedy));
    }

    fn index(&mut self, code: &Spanned<String>) -> Option<usize> {
        let index = self.indices.get(code.get_ref()).copied();
        if index.is_none() {
            let message = format!("the directory has no code {}", code.get_ref());
            self.bad(code, message, "use a code of the directory");
        }
        index
    }

    fn add(&mut self, word: Spanned<String>, owners: Vec<usize>) {
        let text = word.get_ref();
        if !can_be_label(text) {
            let message = format!("\"{text}\" cannot be a label");
            self.bad(&word, message, "write 2 to 12 Chinese characters, letters or digits");
        }
        let at = word.span().start;
        if let Some(first) = self.seen.insert(word.get_ref().to_lowercase(), at) {
            let first = self.source.line_at(first);
            let message = format!("\"{}\" is listed on line {first} already", word.get_ref());
            self.bad(&word, message, "write it once, as [[shared]] with an order and a reason");
            return;
        }
        self.labels.push(Label { word: word.into_inner(), at, owners });
    }
}
