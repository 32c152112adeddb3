//! The sentences of a document, each with a short hash.

use crate::source::SourceFile;
use sha2::{Digest, Sha256};

/// The length of the truncated hash: detects any change, and is short enough to compare by eye.
const HASH_BYTES: usize = 6;

/// One sentence of a document: up to its full stop, or a line without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub text: String,
    /// The line number, from 1.
    pub line: u32,
    /// The beginning of its SHA-256, in hexadecimal.
    pub hash: String,
}

/// A passage that is omitted from a kept document, marked by a line between 〔 and 〕: names, telephone numbers
/// and mailboxes of officials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The description of the omitted passage.
    pub what: String,
    /// The line number of the mark, from 1.
    pub line: u32,
}

/// Returns the omitted passages of `file`.
pub(crate) fn left_out(file: &SourceFile) -> Vec<LeftOut> {
    let lines = file.text.lines().zip(1..);
    lines.filter_map(|(text, line)| mark(text).map(|what| LeftOut { what: what.to_owned(), line })).collect()
}

/// Returns the text between 〔 and 〕, if the line contains nothing else.
fn mark(line: &str) -> Option<&str> {
    line.trim().strip_prefix('〔')?.strip_suffix('〕')
}

/// Returns the sentences of `file`, in order, without surrounding white space.
pub(crate) fn sentences(file: &SourceFile) -> Vec<Sentence> {
    let lines = file.text.lines().zip(1..).filter(|(text, _)| mark(text).is_none());
    lines
        .flat_map(|(text, line)| text.split_inclusive('。').map(move |sentence| (sentence.trim(), line)))
        .filter(|(text, _)| !text.is_empty())
        .map(|(text, line)| Sentence { text: text.to_owned(), line, hash: hash(text) })
        .collect()
}

fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(HASH_BYTES).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{SourceFile, left_out, sentences};

    #[test]
    fn a_sentence_ends_at_its_stop_or_with_its_line() {
        let text = "一、对象\n  劳动者。财政供养人员除外。\n〔略去：电话〕\n落款";
        let file = SourceFile { path: "text".to_owned(), text: text.to_owned() };
        let found = sentences(&file);
        let reported: Vec<(&str, u32)> =
            found.iter().map(|found| (found.text.as_str(), found.line)).collect();
        assert_eq!(reported, [("一、对象", 1), ("劳动者。", 2), ("财政供养人员除外。", 2), ("落款", 4)]);
        // The first bytes of the output of `sha256sum` for the same text.
        assert_eq!(found[2].hash, HASH_OF_THE_EXCLUSION);
        let marks = left_out(&file);
        assert_eq!((marks.len(), marks[0].what.as_str(), marks[0].line), (1, "略去：电话", 3));
    }

    const HASH_OF_THE_EXCLUSION: &str = "0fa3c6f95a62";
}
