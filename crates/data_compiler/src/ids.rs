//! Resolves ids: reports duplicate definitions and undefined references.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourceFile;
use toml::Spanned;

/// The ids of one kind of element, in the order of definition.
pub(crate) struct Ids {
    kind: &'static str,
    names: Vec<String>,
}

impl Ids {
    /// Collects the ids that `file` defines; a second definition is reported.
    pub(crate) fn collect<'a>(
        kind: &'static str,
        file: &SourceFile,
        words: impl Iterator<Item = &'a Spanned<String>>,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut ids = Self { kind, names: Vec::new() };
        for word in words {
            if ids.names.contains(word.get_ref()) {
                problems.push(file.problem(
                    Code::DuplicateId,
                    word.span(),
                    format!("the {kind} `{}` is defined twice", word.get_ref()),
                    "rename one of the two, or remove it",
                ));
            }
            ids.names.push(word.get_ref().clone());
        }
        ids
    }

    /// Returns the index of the element named `word`; reports an unknown name.
    pub(crate) fn find(
        &self,
        word: &Spanned<String>,
        file: &SourceFile,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<usize> {
        let found = self.names.iter().position(|name| name == word.get_ref());
        if found.is_none() {
            problems.push(file.problem(
                Code::UnknownId,
                word.span(),
                format!("there is no {} `{}`", self.kind, word.get_ref()),
                self.remedy(word.get_ref()),
            ));
        }
        found
    }

    /// Returns the indices of all elements named in `words`.
    pub(crate) fn find_all(
        &self,
        words: &[Spanned<String>],
        file: &SourceFile,
        problems: &mut Vec<Diagnostic>,
    ) -> Vec<usize> {
        words.iter().filter_map(|word| self.find(word, file, problems)).collect()
    }

    fn remedy(&self, wrong: &str) -> String {
        let near = self.names.iter().min_by_key(|name| strsim::levenshtein(name, wrong));
        match near {
            Some(near) if strsim::levenshtein(near, wrong) <= 3 => {
                format!("write `{near}`, if that is meant")
            }
            _ => format!("define the {}, or name one that is defined: {}", self.kind, self.names.join(", ")),
        }
    }
}
