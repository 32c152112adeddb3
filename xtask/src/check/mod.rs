//! What `cargo xtask test` looks at: a list of stages, each with its count.

pub mod browser;
mod counts;
pub mod node_tests;
pub mod scripts;
mod stages;

pub use counts::Count;
pub use stages::{STAGES, Stage};
