//! Coverage of a document: the use of each of its sentences, from `clauses.toml`.

mod checks;
mod clauses;
mod page;
mod sentences;

pub(crate) use clauses::check;
pub use clauses::{Coverage, Covered, coverage};
pub use page::coverage_page;
pub use sentences::{LeftOut, Sentence};
