//! Eligibility under a policy, decided with three-valued logic (met, not met, unknown).
//!
//! docs/logic.md specifies the semantics. The crate contains no thresholds and no policies: `data/` defines them
//! and the compiler encodes them as a bundle. It uses no browser API.
//!
//! | Module | Content |
//! |---|---|
//! | [`policy`], [`validate`](policy::Policy::is_sound), [`bundle`] | the policy model, its checks, its decoder |
//! | [`answers`], [`answer_text`], [`calendar`] | answers, their text form, months and days |
//! | [`truth`], [`evaluate`], [`schedule`] | truth values, truth of a rule, retirement schedules |
//! | [`completions`] (with `equivalence_classes`) | possible outcomes and the next question |
//! | [`verdict`], [`explain`], [`change`], [`programme`] | outcome, reasons, possible changes, programme status |
//! | [`template`], `sorted` | text interpolation, sorted lists |

#![no_std]
extern crate alloc;

pub mod answer_text;
pub mod answers;
pub mod bundle;
pub mod calendar;
pub mod change;
pub mod completions;
mod equivalence_classes;
pub mod evaluate;
pub mod explain;
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
