//! Reads `data/`, checks it, and writes the bundles the widget carries.
//!
//! `policies/` compiles eligibility policies, `occupations/` the directory, `texts` the interface's
//! words. Every mistake is a [`Diagnostic`] with a stable [`Code`].

pub mod diagnostic;
pub mod occupations;
pub mod source;

pub use diagnostic::{Code, Diagnostic};
