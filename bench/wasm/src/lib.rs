//! The product's crates as the benches call them in a browser. Each bench has its own feature, so that their
//! sizes can be measured separately.

#[cfg(feature = "rules")]
pub mod rules;
#[cfg(feature = "search")]
pub mod search;
