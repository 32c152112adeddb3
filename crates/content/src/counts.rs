//! Counts of the proof for the about page, and the edition of the built-in directory. The counts come from `data/policies/counts.toml`, which a test compares
//! with a fresh count.

#![allow(missing_docs, reason = "data_compiler::recorded_counts::PolicyCount documents the counts")]

include!(concat!(env!("OUT_DIR"), "/counts.rs"));
include!(concat!(env!("OUT_DIR"), "/edition.rs"));
