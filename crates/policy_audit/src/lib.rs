//! Audits of eligibility policies, for the policy officer and for tests.
//!
//! `proof/` proves that a policy is complete and unambiguous by enumerating all answers, `mutation/` alters
//! one element at a time and checks that a test detects it, `diff/` compares two editions, `conflicts/`
//! compares the verdicts of different policies, `situations/` checks the rules against stories of people, and `way/`
//! counts the taps and characters to the verdict.

pub mod conflicts;
pub mod diff;
pub mod mutation;
pub mod proof;
pub mod situations;
pub mod way;
