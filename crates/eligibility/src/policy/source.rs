//! The clauses that the rules cite and the documents that hold them.

use alloc::string::String;
use serde::Serialize;

/// A cited clause, or an interpretation by the project that is labelled as such.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Citation {
    /// Stable identifier.
    pub id: String,
    /// The document (index in [`super::Policy::sources`]); `None` for an interpretation.
    pub source: Option<usize>,
    /// Number of the clause, such as `三（一）`.
    pub clause: String,
    /// Quotation of the clause; empty for an interpretation.
    pub quote: String,
    /// Note or interpretation; may be empty for a quotation.
    pub note: String,
}

/// A source document.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Source {
    /// Stable identifier.
    pub id: String,
    /// The official title, without book title marks.
    pub title: String,
    /// Document number, such as `鲁人社字〔2025〕37号`; may be empty.
    pub number: String,
    /// Issuing authority.
    pub issuer: String,
    /// Date of the document, as precisely as it is known.
    pub date: String,
    /// Public URL; may be empty.
    pub address: String,
}
