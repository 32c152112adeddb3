//! How much the proof of the rules tried, as the about page quotes it: from `data/policies/counts.toml`,
//! which a test holds to what is counted anew.

#![allow(missing_docs, reason = "the names are those of compiler::proof::PolicyCount, which explains them")]

include!(concat!(env!("OUT_DIR"), "/counts.rs"));
