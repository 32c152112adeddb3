//! Eligibility under a policy, decided with three-valued logic (met, not met, unknown).
//!
//! docs/logic.md specifies the semantics. The crate contains no thresholds and no policies: `data/` defines
//! them and the compiler encodes them as a bundle. It uses no browser API.
//!
//! - Model: [`policy`] ([`Policy::is_sound`] validates it), [`bundle`] (its decoder)
//! - Input: [`answers`], [`answer_text`], [`decimal`], [`calendar`]
//! - Evaluation: [`truth`], [`evaluate`](mod@evaluate), [`schedule`], [`completions`] with
//!   `equivalence_classes`
//! - Result: [`verdict`], [`explain`], [`change`], [`programme`]
//! - Helpers: [`template`], [`fnv1a`], `sorted`

#![no_std]
#![warn(missing_docs)]
extern crate alloc;

pub mod answer_text;
pub mod answers;
pub mod bundle;
pub mod calendar;
pub mod change;
pub mod completions;
pub mod decimal;
mod equivalence_classes;
pub mod evaluate;
pub mod explain;
pub mod fnv1a;
pub mod policy;
pub mod programme;
pub mod schedule;
mod sorted;
pub mod template;
pub mod truth;
mod validate;
pub mod verdict;

pub use answers::{Answer, AnswerError, Answers};
pub use calendar::{Date, Month};
pub use policy::Policy;
pub use truth::Truth;
pub use verdict::{Outcome, Verdict, evaluate};
