//! The product's crates as the benches call them in a browser, one feature for each bench, so that what
//! one of them weighs can be told apart.

#[cfg(feature = "rules")]
pub mod rules;
#[cfg(feature = "search")]
pub mod search;
