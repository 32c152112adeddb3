//! What the officer's workbench does with the data, without a browser: the page runs it in a worker, the tests run it
//! natively beside the command line.
//!
//! - `task`: the requests of the page and their results · `import`: the official list
//! - `check`: diagnostics, cases, proof · `impact`: whom a change concerns
//! - `publication`: the files to put on the server · `draft`: saving and opening

mod check;
mod draft;
mod impact;
mod import;
mod publication;
mod task;

pub use check::{CheckReport, DiagnosticLine, PolicyReport, check, diagnose};
pub use draft::{DraftError, limits, open, save};
pub use impact::impact;
pub use import::{Candidate, Decision, ImportReport, ImportRequest, ImportStep, UnmatchedRow, import};
pub use publication::{PublicationError, publish, trial};
pub use task::{Task, TaskResult, run};
