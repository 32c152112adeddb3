//! What is wrong with an argument.

use std::fmt;

/// An argument and what it should have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ArgumentError {
    /// Which one, as a caller writes it: `policy`, `answers["birth-month"]`.
    pub(crate) argument: String,
    /// What it should have been.
    pub(crate) wanted: String,
}

impl ArgumentError {
    pub(crate) fn new(argument: impl Into<String>, wanted: impl Into<String>) -> Self {
        Self { argument: argument.into(), wanted: wanted.into() }
    }
}

/// `policy: must be …`
impl fmt::Display for ArgumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.argument)?;
        f.write_str(": must be ")?;
        f.write_str(&self.wanted)
    }
}
