//! Audits of eligibility policies, for the policy officer and for tests.
//!
//! `proof/` proves that a policy is complete and unambiguous by enumerating all answers, `mutation/` alters
//! one element at a time and checks that a test detects it, `diff/` compares two editions, `conflicts/`
//! compares the verdicts of different policies, `situations/` checks the rules against stories of
//! people, and `effort/` counts the taps and characters to the verdict. `describe` has the words for the
//! elements of a policy.

pub mod conflicts;
pub mod describe;
pub mod diff;
pub mod effort;
pub mod mutation;
pub mod proof;
pub mod situations;

/// The language of a page's own words. What it quotes from the data is in Chinese.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// For `docs/`.
    English,
    /// For an officer.
    Chinese,
}
