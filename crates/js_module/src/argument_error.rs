//! Invalid arguments of a call.

use std::fmt;

/// An invalid argument and its expected form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ArgumentError {
    /// Name of the argument as in JavaScript: `policy`, `answers["birth-month"]`.
    pub(crate) argument: String,
    /// The expected form.
    pub(crate) expected: String,
}

impl ArgumentError {
    pub(crate) fn new(argument: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { argument: argument.into(), expected: expected.into() }
    }
}

/// Formats as `policy: must be …`.
impl fmt::Display for ArgumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.argument)?;
        f.write_str(": must be ")?;
        f.write_str(&self.expected)
    }
}
