//! The checks of `clauses.toml` against the document and the policy.

use super::clauses::{ClausesFile, Covered, SentenceShape, SpannedText};
use super::sentences::Sentence;
use crate::diagnostic::{Code, Diagnostic};
use crate::files::DataFiles;
use crate::policies::PolicyIndex;
use crate::policies::read_sources;
use crate::source::SourceFile;
use eligibility::Policy;
use eligibility::policy::{Citation, Predicate, RuleIndex};

/// The name that `coded` uses for the programme's periods instead of a rule.
const PROGRAMME: &str = "programme";

/// Reports an entry without a sentence. If a sentence begins with the same words, it is the changed one.
pub(super) fn changed(entry: &SentenceShape, unmapped: &mut Vec<&Sentence>, file: &SourceFile) -> Diagnostic {
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

pub(super) fn check_entry(
    entry: &SentenceShape,
    sentence: &Sentence,
    policy: &Policy,
    index: &PolicyIndex,
    shape: &ClausesFile,
    file: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) {
    let mut problem = |code: Code, at: &SpannedText, message: String, remedy: &str| {
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
pub(super) fn check_cited(
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
pub(super) fn check_clauses(
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
