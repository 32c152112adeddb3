//! `clauses.toml`: how each sentence of a policy's document is used.

use super::checks::{changed, check_cited, check_clauses, check_entry};
use super::sentences::{LeftOut, Sentence, left_out, sentences};
use crate::diagnostic::{Code, Diagnostic};
use crate::files::DataFiles;
use crate::policies::PolicyIndex;
use crate::source::SourceFile;
use eligibility::Policy;
use serde::Deserialize;
use toml::Spanned;

pub(super) type SpannedText = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClausesFile {
    pub(super) source: SpannedText,
    pub(super) sentence: Vec<SentenceShape>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct SentenceShape {
    pub(super) begins: String,
    pub(super) hash: SpannedText,
    #[serde(default)]
    pub(super) coded: Vec<SpannedText>,
    #[serde(default)]
    pub(super) declared: Vec<SpannedText>,
    #[serde(default)]
    pub(super) policies: Vec<SpannedText>,
    #[serde(default)]
    pub(super) office: String,
    #[serde(default)]
    pub(super) not_persons: String,
}

/// A sentence and its use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    pub sentence: Sentence,
    /// The rules it is coded in, by id; `programme` for the programme's periods.
    pub coded: Vec<String>,
    /// The rules that ask the person to declare it, by id.
    pub declared: Vec<String>,
    /// Other policies it is coded in, by id.
    pub policies: Vec<String>,
    /// The matters that the office decides; may be empty.
    pub office: String,
    /// The subject of a sentence that is not about persons; otherwise empty.
    pub not_persons: String,
}

/// A document, sentence by sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Its sentences, in its order.
    pub sentences: Vec<Covered>,
    /// The omitted passages.
    pub left_out: Vec<LeftOut>,
}

/// Returns the use of each sentence of the document that `policy` implements.
///
/// # Errors
/// A sentence that is mapped to nothing or twice, occurs twice, or has changed; an unknown rule; a rule that
/// is claimed to code a sentence of which it cites no word; a clause that is missing from the document.
pub fn coverage(root: &(impl DataFiles + ?Sized), policy: &Policy) -> Result<Coverage, Vec<Diagnostic>> {
    let index = PolicyIndex::read(root).map_err(|problem| vec![problem])?;
    coverage_in(root, &index, policy)
}

fn coverage_in(
    root: &(impl DataFiles + ?Sized),
    index: &PolicyIndex,
    policy: &Policy,
) -> Result<Coverage, Vec<Diagnostic>> {
    let single = |problem| vec![problem];
    let folder = &index.find(&policy.id).map_err(single)?.folder;
    let file = SourceFile::read(root, &format!("{folder}/clauses.toml")).map_err(single)?;
    let shape = file.toml::<ClausesFile>().map_err(single)?;
    let path = format!("data/sources/texts/{}.txt", shape.source.get_ref());
    let document = SourceFile::read(root, &path).map_err(single)?;
    let mut problems = Vec::new();
    check_clauses(root, shape.source.get_ref(), &document, &mut problems);
    let sentences = sentences(&document);
    doubled(&sentences, &document, &shape.sentence, &file, &mut problems);
    let mut covered = Vec::new();
    let mut unmapped: Vec<&Sentence> = Vec::new();
    for sentence in &sentences {
        match shape.sentence.iter().find(|entry| *entry.hash.get_ref() == sentence.hash) {
            Some(entry) => {
                check_entry(entry, sentence, policy, index, &shape, &file, &mut problems);
                covered.push(read(entry, sentence));
            }
            None => unmapped.push(sentence),
        }
    }
    for entry in &shape.sentence {
        if sentences.iter().all(|sentence| sentence.hash != *entry.hash.get_ref()) {
            problems.push(changed(entry, &mut unmapped, &file));
        }
    }
    check_cited(policy, &covered, &shape, &file, &mut problems);
    for sentence in unmapped {
        problems.push(document.problem_on_line(
            Code::SentenceUnmapped,
            sentence.line,
            format!("nothing says what becomes of “{}”", beginning(&sentence.text)),
            format!("add a [[sentence]] with hash = \"{}\" to {}", sentence.hash, file.path),
        ));
    }
    let left_out = left_out(&document);
    if problems.is_empty() { Ok(Coverage { sentences: covered, left_out }) } else { Err(problems) }
}

/// Reports sentences that occur twice or are mapped twice, because the mapping would be ambiguous.
fn doubled(
    sentences: &[Sentence],
    document: &SourceFile,
    entries: &[SentenceShape],
    file: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) {
    for (index, sentence) in sentences.iter().enumerate() {
        if let Some(first) = sentences[..index].iter().find(|other| other.hash == sentence.hash) {
            problems.push(document.problem_on_line(
                Code::SentenceDoubled,
                sentence.line,
                format!("“{}” is on line {} already", beginning(&sentence.text), first.line),
                "keep it once, or join it with the sentence beside it on one line without a full stop between",
            ));
        }
    }
    for (index, entry) in entries.iter().enumerate() {
        let hash = entry.hash.get_ref();
        if let Some(first) = entries[..index].iter().find(|other| other.hash.get_ref() == hash) {
            problems.push(file.problem(
                Code::SentenceDoubled,
                entry.hash.span(),
                format!("{hash} is mapped on line {} already", file.line_at(first.hash.span().start)),
                "keep one of the two entries",
            ));
        }
    }
}

/// Checks the sentences of the main policy's document; other policies may have a `clauses.toml`, too.
pub(crate) fn check(
    root: &(impl DataFiles + ?Sized),
    index: &PolicyIndex,
    policy: &Policy,
    problems: &mut Vec<Diagnostic>,
) {
    let is_required = index.main().id == policy.id;
    let exists = index
        .find(&policy.id)
        .is_ok_and(|listed| root.read(&format!("{}/clauses.toml", listed.folder)).is_ok());
    if is_required || exists {
        problems.extend(coverage_in(root, index, policy).err().unwrap_or_default());
    }
}

fn read(entry: &SentenceShape, sentence: &Sentence) -> Covered {
    let plain = |words: &[SpannedText]| words.iter().map(|word| word.get_ref().clone()).collect();
    Covered {
        sentence: sentence.clone(),
        coded: plain(&entry.coded),
        declared: plain(&entry.declared),
        policies: plain(&entry.policies),
        office: entry.office.clone(),
        not_persons: entry.not_persons.clone(),
    }
}

/// Returns the first words of a sentence.
fn beginning(text: &str) -> String {
    const LENGTH: usize = 16;
    let shown: String = text.chars().take(LENGTH).collect();
    if text.chars().count() > LENGTH { format!("{shown}…") } else { shown }
}
