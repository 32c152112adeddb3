//! Audits of eligibility policies, for the policy officer and for tests.
//!
//! `proof/` proves that a policy is complete and unambiguous by trying everything, `mutation/` alters it in one
//! place at a time and looks for a test that notices, `diff/` compares two editions, and `conflicts/` compares
//! the verdicts of different policies.

pub mod conflicts;
pub mod diff;
pub mod mutation;
pub mod proof;
