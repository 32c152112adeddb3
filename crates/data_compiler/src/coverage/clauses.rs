//! `clauses.toml`: how each sentence of a policy's document is used.

use super::sentences::{LeftOut, Sentence, left_out, sentences};
use crate::diagnostic::{Code, Diagnostic};
use crate::files::DataFiles;
use crate::policies::PolicyIndex;
use crate::policies::read_sources;
use crate::source::SourceFile;
use eligibility::Policy;
use eligibility::policy::{Citation, Predicate, RuleIndex};
use serde::Deserialize;
use toml::Spanned;

/// The name that `coded` uses for the programme's periods instead of a rule.
const PROGRAMME: &str = "programme";

type Word = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClausesFile {
    source: Word,
    sentence: Vec<SentenceShape>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct SentenceShape {
    begins: String,
    hash: Word,
    #[serde(default)]
    coded: Vec<Word>,
    #[serde(default)]
    declared: Vec<Word>,
    #[serde(default)]
    policies: Vec<Word>,
    #[serde(default)]
    office: String,
    #[serde(default)]
    not_persons: String,
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
    let plain = |words: &[Word]| words.iter().map(|word| word.get_ref().clone()).collect();
    Covered {
        sentence: sentence.clone(),
        coded: plain(&entry.coded),
        declared: plain(&entry.declared),
        policies: plain(&entry.policies),
        office: entry.office.clone(),
        not_persons: entry.not_persons.clone(),
    }
}

/// Reports an entry without a sentence. If a sentence begins with the same words, it is the changed one.
fn changed(entry: &SentenceShape, unmapped: &mut Vec<&Sentence>, file: &SourceFile) -> Diagnostic {
    let index = unmapped.iter().position(|sentence| sentence.text.starts_with(&entry.begins));
    let (message, remedy) = match index.map(|index| unmapped.remove(index)) {
        Some(sentence) => (
            format!("the sentence “{}…” has changed", entry.begins),
            format!("read it again, correct what rests on it, then write hash = \"{}\"", sentence.hash),
        ),
        None => (
            format!("no sentence has the hash {} any more: “{}…”", entry.hash.get_ref(), entry.begins),
            "remove the entry, or find the sentence it stood for".to_owned(),
        ),
    };
    file.problem(Code::SentenceChanged, entry.hash.span(), message, remedy)
}

fn check_entry(
    entry: &SentenceShape,
    sentence: &Sentence,
    policy: &Policy,
    index: &PolicyIndex,
    shape: &ClausesFile,
    file: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) {
    let mut problem = |code: Code, at: &Word, message: String, remedy: &str| {
        problems.push(file.problem(code, at.span(), message, remedy));
    };
    if !sentence.text.starts_with(&entry.begins) {
        let message = format!("the sentence with this hash does not begin with “{}”", entry.begins);
        problem(Code::SentenceChanged, &entry.hash, message, "copy the words with which it begins");
    }
    let lists = [&entry.coded, &entry.declared, &entry.policies];
    if lists.iter().all(|list| list.is_empty()) && entry.office.is_empty() && entry.not_persons.is_empty() {
        let message = format!("it is not said what becomes of “{}…”", entry.begins);
        let remedy = "add coded, declared, office, not-persons or policies";
        problem(Code::SentenceUnmapped, &entry.hash, message, remedy);
    }
    for id in &entry.policies {
        if index.find(id.get_ref()).is_err() {
            let message = format!("there is no policy `{}`", id.get_ref());
            problem(Code::UnknownId, id, message, "name a policy of data/policies/index.toml");
        }
    }
    for id in entry.coded.iter().chain(&entry.declared) {
        let citations: Vec<usize> = if id.get_ref() == PROGRAMME {
            policy.periods.iter().flat_map(|period| period.citations.iter().copied()).collect()
        } else if let Some(rule) = policy.rule_index(id.get_ref()) {
            citations_below(policy, rule)
        } else {
            let message = format!("there is no rule `{}`", id.get_ref());
            problem(Code::UnknownId, id, message, "name a rule of rules.toml, or `programme`");
            continue;
        };
        let rests_on_it = citations.iter().any(|index| {
            let citation = &policy.citations[*index];
            is_of(policy, citation, shape.source.get_ref()) && overlap(citation, sentence)
        });
        if !rests_on_it {
            let message = format!("`{}` cites no word of “{}…”", id.get_ref(), entry.begins);
            let remedy = "let the rule cite the sentence, or map the sentence to the rule that does";
            problem(Code::SentenceNotCited, id, message, remedy);
        }
    }
}

/// Reports sentences that a rule cites but that are mapped neither as coded nor as declared: otherwise the
/// map could claim that a sentence on which a verdict is based is not about persons.
fn check_cited(
    policy: &Policy,
    covered: &[Covered],
    shape: &ClausesFile,
    file: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) {
    for citation in policy.citations.iter().filter(|known| is_of(policy, known, shape.source.get_ref())) {
        let mut cited = covered.iter().filter(|covered| overlap(citation, &covered.sentence)).peekable();
        let first = cited.peek().map(|covered| covered.sentence.hash.clone());
        let is_mapped = cited.any(|covered| !covered.coded.is_empty() || !covered.declared.is_empty());
        let entry = shape.sentence.iter().find(|entry| Some(entry.hash.get_ref()) == first.as_ref());
        if let Some(entry) = entry.filter(|_| !is_mapped) {
            problems.push(file.problem(
                Code::SentenceCitedUncoded,
                entry.hash.span(),
                format!("`{}` cites words of “{}…”", citation.id, entry.begins),
                "name the rules that rest on it in coded or declared",
            ));
        }
    }
}

/// Returns whether a citation quotes the document.
fn is_of(policy: &Policy, citation: &Citation, document: &str) -> bool {
    let source = citation.source.map(|source| policy.sources[source].id.as_str());
    source == Some(document) && !citation.quote.is_empty()
}

/// Returns whether the citation's words and the sentence contain one another.
fn overlap(citation: &Citation, sentence: &Sentence) -> bool {
    sentence.text.contains(&citation.quote) || citation.quote.contains(&sentence.text)
}

/// Returns the citations of a rule and of its sub-rules.
fn citations_below(policy: &Policy, rule: RuleIndex) -> Vec<usize> {
    let mut citations = policy.rules[rule].citations.clone();
    match &policy.rules[rule].predicate {
        Predicate::All(parts) | Predicate::Any(parts) => {
            citations.extend(parts.iter().flat_map(|part| citations_below(policy, *part)));
        }
        Predicate::Not(part) | Predicate::Confirm(part) => citations.extend(citations_below(policy, *part)),
        Predicate::Chosen { .. } | Predicate::Compare { .. } | Predicate::Month { .. } => {}
    }
    citations
}

/// Checks that the clauses quoted in `data/sources` occur in the document.
fn check_clauses(
    root: &(impl DataFiles + ?Sized),
    source: &str,
    document: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) {
    let shapes = read_sources(root, problems);
    // A clause may span several lines of the document.
    let whole: String = document.text.split_whitespace().collect();
    let clauses = shapes.iter().filter(|known| known.id.get_ref() == source).flat_map(|known| &known.clause);
    for clause in clauses {
        let words: String = clause.text.split_whitespace().collect();
        if !whole.contains(&words) {
            problems.push(document.problem_on_line(
                Code::QuoteNotInSource,
                1,
                format!("the clause {} of data/sources/{source}.toml is not in the document", clause.number),
                "copy the clause exactly, or correct the document",
            ));
        }
    }
}

/// Returns the first words of a sentence.
fn beginning(text: &str) -> String {
    const LENGTH: usize = 16;
    let shown: String = text.chars().take(LENGTH).collect();
    if text.chars().count() > LENGTH { format!("{shown}…") } else { shown }
}
