//! Counts of the proof for the about page, and the edition of the built-in directory. The counts come from
//! `data/policies/counts.toml`, which a test compares with a fresh count.

include!(concat!(env!("OUT_DIR"), "/counts.rs"));
include!(concat!(env!("OUT_DIR"), "/edition.rs"));
