//! Checks that each description is more similar to its own occupation than to any other in the directory.
//!
//! An occupation's profile holds the terms of its name, work types, labels and official definition
//! (`definition-terms.csv`). A description is compared with each profile by the cosine of binary vectors
//! weighted by inverse document frequency (Salton's vector space model): a term that many occupations share
//! counts little, a term of few counts much.

use super::entries::{Entry, NationalEntry};
use super::labels::Label;
use super::tables::rows;
use super::terms::Terms;
use crate::diagnostic::{Code, Diagnostic, recorded};
use crate::source::SourceFile;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExceptionsFile {
    #[serde(default)]
    exception: Vec<Exception>,
}

/// A description that may be more similar to another occupation.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    code: Spanned<String>,
    like: Spanned<String>,
    reason: String,
}

/// The compared texts, with their files for diagnostics.
pub(crate) struct Compared<'a> {
    pub(crate) entries: &'a [Entry],
    pub(crate) national: &'a [NationalEntry],
    pub(crate) labels: &'a [Label],
    /// The description of each entry, and their file.
    pub(crate) descriptions: (&'a [String], &'a SourceFile),
}

/// Reports each description that is more similar to another occupation than to its own.
pub(crate) fn check(
    definitions: &SourceFile,
    exceptions: &SourceFile,
    compared: &Compared<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    let codes: BTreeSet<String> = compared.national.iter().map(|entry| entry.code.to_string()).collect();
    let definitions = read_definitions(definitions, &codes, problems);
    let excepted = read_exceptions(exceptions, &codes, problems);
    let profiles = profiles(compared, &definitions);
    let index = Index::of(&profiles);
    let lengths: Vec<f64> = profiles.iter().map(|profile| index.square(profile).sqrt()).collect();
    // A newly imported occupation may have no definition yet; without it, a profile is too short to compare.
    let is_defined: Vec<bool> =
        compared.entries.iter().map(|entry| definitions.contains_key(&entry.code.to_string())).collect();
    let (descriptions, file) = compared.descriptions;
    for (own, (entry, description)) in compared.entries.iter().zip(descriptions).enumerate() {
        // An occupation without a description is reported already.
        if description.is_empty() || !is_defined[own] {
            continue;
        }
        let code = entry.code.to_string();
        let mut terms = Terms::default();
        terms.add(description);
        let mut likeness = index.shared_squares(&terms);
        likeness.iter_mut().zip(&lengths).for_each(|(shared, length)| *shared /= length);
        let nearest = (0..profiles.len())
            .filter(|other| is_defined[*other])
            .map(|other| (other, likeness[other]))
            .max_by(|left, right| left.1.total_cmp(&right.1));
        let own = likeness[own];
        let Some((other, likeness)) = nearest.filter(|(_, likeness)| *likeness > own) else { continue };
        let like = &compared.entries[other];
        if !excepted.contains(&(code.clone(), like.code.to_string())) {
            problems.push(file.problem_on_line(
                Code::DescriptionUnlike,
                1 + file.text.lines().position(|line| line.starts_with(&code)).unwrap_or(0) as u32,
                format!(
                    "the description of {} is more like {} {} ({likeness:.1} against {own:.1})",
                    entry.name, like.code, like.name
                ),
                "use words of this occupation's own definition, name or labels, or list the pair in \
                 description-exceptions.toml with a reason",
            ));
        }
    }
}

/// One term: a character, or a bigram.
type Term = (char, Option<char>);

fn terms_of(terms: &Terms) -> impl Iterator<Item = Term> + '_ {
    let characters = terms.characters.iter().map(|character| (*character, None));
    characters.chain(terms.bigrams.iter().map(|pair| (pair.0, Some(pair.1))))
}

/// An inverted index of the profiles: the profiles that have a term, and its squared inverse document
/// frequency.
struct Index {
    postings: BTreeMap<Term, (f64, Vec<usize>)>,
    profiles: usize,
}

impl Index {
    fn of(profiles: &[Terms]) -> Self {
        let mut postings: BTreeMap<Term, (f64, Vec<usize>)> = BTreeMap::new();
        for (position, profile) in profiles.iter().enumerate() {
            for term in terms_of(profile) {
                postings.entry(term).or_default().1.push(position);
            }
        }
        for (square, holders) in postings.values_mut() {
            *square = (profiles.len() as f64 / holders.len() as f64).ln().powi(2);
        }
        Self { postings, profiles: profiles.len() }
    }

    /// Returns the sum of the squared weights of `terms`.
    fn square(&self, terms: &Terms) -> f64 {
        terms_of(terms).filter_map(|term| self.postings.get(&term)).map(|(square, _)| square).sum()
    }

    /// Returns for each profile the sum of the squared weights of the terms that it shares with `terms`.
    fn shared_squares(&self, terms: &Terms) -> Vec<f64> {
        let mut squares = vec![0.0; self.profiles];
        for (square, holders) in terms_of(terms).filter_map(|term| self.postings.get(&term)) {
            holders.iter().for_each(|holder| squares[*holder] += square);
        }
        squares
    }
}

fn profiles(compared: &Compared<'_>, definitions: &BTreeMap<String, Terms>) -> Vec<Terms> {
    let mut profiles: Vec<Terms> = compared
        .entries
        .iter()
        .map(|entry| {
            let mut terms = definitions.get(&entry.code.to_string()).cloned().unwrap_or_default();
            std::iter::once(&entry.name).chain(&entry.work_types).for_each(|text| terms.add(text));
            terms
        })
        .collect();
    for label in compared.labels {
        label.owners.iter().for_each(|owner| profiles[*owner].add(&label.word));
    }
    profiles
}

fn read_definitions(
    source: &SourceFile,
    codes: &BTreeSet<String>,
    problems: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Terms> {
    let mut definitions = BTreeMap::new();
    for row in rows(source, ["code", "characters", "bigrams"], problems) {
        let [code, characters, bigrams] = &row.fields;
        let remedy = "write the file with cargo xtask definition-terms";
        if !codes.contains(code) {
            let message = format!("the national classification has no code {code}");
            problems.push(source.problem_on_line(Code::UnknownId, row.line, message, remedy));
        }
        match Terms::from_fields(characters, bigrams) {
            Some(terms) => drop(definitions.insert(code.clone(), terms)),
            None => {
                let message = format!("the terms of {code} are not sorted characters and bigrams");
                problems.push(source.problem_on_line(Code::Malformed, row.line, message, remedy));
            }
        }
    }
    definitions
}

fn read_exceptions(
    source: &SourceFile,
    codes: &BTreeSet<String>,
    problems: &mut Vec<Diagnostic>,
) -> BTreeSet<(String, String)> {
    let Some(file) = recorded(source.toml::<ExceptionsFile>(), problems) else { return BTreeSet::new() };
    for exception in &file.exception {
        for code in [&exception.code, &exception.like] {
            if !codes.contains(code.get_ref()) {
                let message = format!("the national classification has no code {}", code.get_ref());
                let remedy = "use a code of national.csv";
                problems.push(source.problem(Code::UnknownId, code.span(), message, remedy));
            }
        }
        if exception.reason.trim().is_empty() {
            let message = format!("the exception of {} has no reason", exception.code.get_ref());
            let remedy = "write why the likeness does not mislead";
            problems.push(source.problem(Code::DescriptionUnlike, exception.code.span(), message, remedy));
        }
    }
    let pairs = file.exception.into_iter();
    pairs.map(|exception| (exception.code.into_inner(), exception.like.into_inner())).collect()
}
