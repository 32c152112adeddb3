//! `data/glossary.toml`: the maximum lengths of texts, the words to avoid, and the words that are explained.

use super::user_text::Kind;
use crate::diagnostic::{Code, Diagnostic, recorded};
use crate::files::DataFiles;
use crate::ids::Ids;
use crate::policies::read_sources;
use crate::source::SourceFile;
use serde::Deserialize;
use std::fmt::Write;
use toml::Spanned;

/// The shape of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Glossary {
    pub(super) longest: Longest,
    pub(super) avoid: Vec<Avoided>,
    #[serde(rename = "word")]
    pub(super) words: Vec<Word>,
}

/// The maximum length of each kind of text, in characters.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Longest {
    title: usize,
    label: usize,
    name: usize,
    help: usize,
    reason: usize,
    text: usize,
    pub(super) sentence: usize,
}

/// A word that has a plain equivalent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Avoided {
    pub(super) words: String,
    pub(super) say: String,
}

/// An official term with its explanation.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Word {
    pub(super) word: Spanned<String>,
    means: Spanned<String>,
    #[serde(default)]
    plain: Vec<String>,
    source: Option<Spanned<String>>,
    #[serde(default)]
    clause: String,
    #[serde(default)]
    quote: String,
    /// The displayed source; filled in once it has been found.
    #[serde(skip)]
    ground: String,
}

impl Glossary {
    /// Reads the file and resolves the sources it names.
    pub(super) fn read(
        root: &(impl DataFiles + ?Sized),
        file: &SourceFile,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let mut glossary = recorded(file.toml::<Self>(), problems)?;
        // Called only because it reports a word that is explained twice.
        Ids::collect("word", file, glossary.words.iter().map(|word| &word.word), problems);
        let sources = read_sources(root, problems);
        for word in &mut glossary.words {
            let Some(named) = &word.source else { continue };
            let source = sources.iter().find(|source| source.id.get_ref() == named.get_ref());
            let clause =
                source.and_then(|source| source.clause.iter().find(|clause| clause.number == word.clause));
            match (source, clause) {
                (Some(source), Some(clause)) => {
                    if word.quote.is_empty() || !clause.text.contains(&word.quote) {
                        problems.push(file.problem(
                            Code::QuoteNotInSource,
                            named.span(),
                            format!("the clause does not hold the words “{}”", word.quote),
                            "copy the words that carry the explanation",
                        ));
                    }
                    word.ground = format!("《{}》{}", source.title, word.clause);
                }
                _ => problems.push(file.problem(
                    Code::UnknownId,
                    named.span(),
                    format!("no source `{}` has a clause “{}”", named.get_ref(), word.clause),
                    "name a file of data/sources and one of its clauses",
                )),
            }
        }
        for word in &glossary.words {
            let circular = word.means.get_ref().contains(word.word.get_ref().as_str());
            if circular || word.means.get_ref().chars().count() > glossary.longest.help {
                problems.push(file.problem(
                    Code::TextTooLong,
                    word.means.span(),
                    "an explanation uses the word it explains, or is as long as what it explains",
                    format!("explain it in at most {} characters", glossary.longest.help),
                ));
            }
        }
        Some(glossary)
    }

    /// Returns the maximum length of a text of this kind, in characters.
    pub(super) fn longest_of(&self, kind: Kind) -> usize {
        match kind {
            Kind::Title => self.longest.title,
            Kind::Label => self.longest.label,
            Kind::Name => self.longest.name,
            Kind::Help => self.longest.help,
            Kind::Reason => self.longest.reason,
            Kind::Interface => self.longest.text,
        }
    }

    /// Returns the words as Rust source: those that occur in one of `first`, and the others.
    pub(super) fn source(&self, first: &[String]) -> String {
        let (near, far): (Vec<&Word>, Vec<&Word>) = self
            .words
            .iter()
            .partition(|word| first.iter().any(|text| text.contains(word.word.get_ref().as_str())));
        let mut source = String::new();
        for (prefix, about, words) in [
            ("", "words that the first policy uses", near),
            ("FURTHER_", "words that only other policies use", far),
        ] {
            // Writing to a String cannot fail.
            let _ =
                writeln!(source, "/// The {about}.\npub static {prefix}WORDS: [Word; {}] = [", words.len());
            for Word { word, plain, .. } in &words {
                let _ = writeln!(source, "Word {{ word: {:?}, plain: &{plain:?} }},", word.get_ref());
            }
            let _ = writeln!(
                source,
                "];\n/// What the {about} mean.\npub static {prefix}MEANINGS: [Meaning; {}] = [",
                words.len()
            );
            for Word { word, means, ground, .. } in &words {
                let _ = writeln!(
                    source,
                    "Meaning {{ word: {:?}, means: {:?}, ground: {ground:?} }},",
                    word.get_ref(),
                    means.get_ref()
                );
            }
            source.push_str("];\n");
        }
        source
    }
}

impl Word {
    /// Returns whether a text uses the word and does not explain it itself.
    pub(super) fn is_unexplained_in(&self, text: &str) -> bool {
        text.contains(self.word.get_ref().as_str()) && !self.plain.iter().any(|plain| text.contains(plain))
    }

    /// Returns the remedy for a text that leaves the word unexplained.
    pub(super) fn remedy(&self) -> String {
        match self.plain.first() {
            Some(plain) => format!("say “{plain}”, instead or in brackets"),
            None => format!("say in plain words: {}", self.means.get_ref()),
        }
    }
}
