//! A file of `data/` with its text, which maps byte offsets to lines.

use crate::diagnostic::{Code, Diagnostic};
use crate::files::DataFiles;
use serde::de::DeserializeOwned;
use std::ops::Range;

/// The text of one file of `data/` and its name in diagnostics.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path relative to the project's root, with forward slashes.
    pub path: String,
    /// The whole text.
    pub text: String,
}

impl SourceFile {
    /// Reads `path`, which is relative to `root`. Editors on Windows save with a byte order mark or in GBK.
    ///
    /// # Errors
    /// [`Code::FileUnreadable`] if it is missing or no text.
    pub fn read(root: &(impl DataFiles + ?Sized), path: &str) -> Result<Self, Diagnostic> {
        let problem = |reason: &str| Diagnostic {
            code: Code::FileUnreadable,
            file: path.to_owned(),
            line: 1,
            message: format!("the file cannot be read ({reason})"),
            remedy: "put the file back, saved as UTF-8".to_owned(),
        };
        let bytes = root.read(path).map_err(|reason| problem(&reason))?;
        let text = text_encoding::decode(&bytes).ok_or_else(|| problem("it is no text"))?;
        Ok(Self { path: path.to_owned(), text })
    }

    /// Reads every file of `folder` with the extension, sorted by name.
    ///
    /// # Errors
    /// [`Code::FileUnreadable`] if the folder or one of the files cannot be read.
    pub(crate) fn read_folder(
        root: &(impl DataFiles + ?Sized),
        folder: &str,
        extension: &str,
    ) -> Result<Vec<Self>, Diagnostic> {
        let mut names = root.names(folder).map_err(|reason| Diagnostic {
            code: Code::FileUnreadable,
            file: folder.to_owned(),
            line: 1,
            message: format!("the folder cannot be read ({reason})"),
            remedy: "put the folder back".to_owned(),
        })?;
        names.retain(|name| name.rsplit_once('.').is_some_and(|(_, found)| found == extension));
        names.sort();
        names.iter().map(|name| Self::read(root, &format!("{folder}/{name}"))).collect()
    }

    /// Returns the line (from 1) of the byte at `offset`.
    pub fn line_at(&self, offset: usize) -> u32 {
        let before = &self.text.as_bytes()[..offset.min(self.text.len())];
        1 + before.iter().filter(|byte| **byte == b'\n').count() as u32
    }

    /// Creates a diagnostic about the bytes `span` of this file.
    pub fn problem(
        &self,
        code: Code,
        span: Range<usize>,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Diagnostic {
        self.problem_on_line(code, self.line_at(span.start), message, remedy)
    }

    /// Creates a diagnostic about line `line` (from 1) of this file.
    pub fn problem_on_line(
        &self,
        code: Code,
        line: u32,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic { code, file: self.path.clone(), line, message: message.into(), remedy: remedy.into() }
    }

    /// Parses the file as TOML of the shape `T`.
    ///
    /// # Errors
    /// [`Code::Malformed`] at the position where the text does not match the shape.
    pub fn toml<T: DeserializeOwned>(&self) -> Result<T, Diagnostic> {
        toml::from_str(&self.text).map_err(|error| {
            self.problem(
                Code::Malformed,
                error.span().unwrap_or(0..0),
                error.message().to_owned(),
                "write it as docs/data.md shows",
            )
        })
    }
}
