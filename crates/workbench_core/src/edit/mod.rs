//! The changes that come every year, as edits of the text of the files, so that comments and everything else
//! stay.
//!
//! - `fields`: the values of one table of a file, such as a rule or a question, and their replacement
//! - `additions`: a document, a clause, a period · `policies`: the policies by name · `lines`: the changed
//!   lines

mod additions;
mod fields;
mod lines;
mod policies;

pub use additions::{NewClause, NewPeriod, add_clause, add_period, add_source, last_day};
pub use eligibility::policy::Source;
pub use fields::{Field, TableForm, TableKind, replace_fields, tables};
pub use lines::{ChangedLine, changed_lines};
pub use policies::{PolicyFolder, policy_folders};

use data_compiler::files::MemoryFiles;
use std::fmt;

/// Changed files, by path.
pub type Changes = Vec<(String, String)>;

/// The reason why an edit is not possible, in Chinese.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditError {
    /// The file has a mistake or is missing.
    Unreadable(String),
    /// A field is empty or not of its form: its name.
    Field(&'static str),
    /// A field needs a number: its name.
    NotANumber(String),
    /// The id is taken.
    Taken(String),
    /// The quote is not in the text of the clause.
    NotQuoted,
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(path) => write!(f, "{path} 里有写错的地方：先在“文件”里改好"),
            Self::Field(name) => write!(f, "“{name}”没有填，或者填得不对"),
            Self::NotANumber(name) => write!(f, "“{name}”要填数字，用 0 到 9"),
            Self::Taken(id) => write!(f, "代号“{id}”已经用过了，换一个"),
            Self::NotQuoted => f.write_str("引的话要和原文一字不差：从原文里复制"),
        }
    }
}

impl std::error::Error for EditError {}

pub(crate) fn text<'a>(files: &'a MemoryFiles, path: &str) -> Result<&'a str, EditError> {
    let bytes = files.0.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok());
    bytes.ok_or_else(|| EditError::Unreadable(path.to_owned()))
}

fn document(path: &str, text: &str) -> Result<toml_edit::Document<String>, EditError> {
    toml_edit::Document::parse(text.to_owned()).map_err(|_| EditError::Unreadable(path.to_owned()))
}

/// Formats a text as a string of TOML.
pub(crate) fn quoted(text: &str) -> String {
    toml_edit::Value::from(text).to_string()
}
