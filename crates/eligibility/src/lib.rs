//! Eligibility as a three-valued sentence: facts, rules, verdicts, explanation, the next question.
//!
//! The semantics stand on one page, docs/logic.md. Nothing here knows a browser, a threshold or a
//! policy: those come from `data/` through the compiler.
//!
//! - [`policy`]: the model of a policy · [`bundle`]: how it is read · [`answers`]: what a person said · [`words`]: how it is written outside · [`calendar`]: months and days
//! - [`truth`]: the three values · [`evaluate`]: the truth of a rule · [`schedule`]: retirement lines
//! - `classes`: answers that no test tells apart · [`settle`]: what can still happen, the next question · [`verdict`]: the answer as a whole
//! - [`filling`]: sentences with values in them
//! - [`explain`]: why · [`change`]: what would change it · [`programme`]: whether it runs

#![no_std]
extern crate alloc;

pub mod answers;
pub mod bundle;
pub mod calendar;
pub mod change;
mod classes;
pub mod evaluate;
pub mod explain;
pub mod filling;
pub mod policy;
pub mod programme;
pub mod schedule;
pub mod settle;
pub mod truth;
pub mod verdict;
pub mod words;

pub use answers::{Answer, AnswerError, Answers};
pub use calendar::{Date, Month};
pub use policy::Policy;
pub use truth::Truth;
pub use verdict::{Outcome, Verdict, evaluate};
