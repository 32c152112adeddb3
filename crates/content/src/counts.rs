//! Counts of the proof, as the about page quotes them. They come from `data/policies/counts.toml`, which a
//! test compares with a fresh count.

#![allow(missing_docs, reason = "compiler::proof::PolicyCount documents the counts")]

include!(concat!(env!("OUT_DIR"), "/counts.rs"));
