//! What the officer's workbench does with the data, without a browser: the page runs it in a worker, the
//! tests run it natively beside the command line.
//!
//! - `task`: the requests of the page and their results · `import`: the official list
//! - `case`: a case from a trial · `check`: diagnostics, cases, proof
//! - `audit`: mutants, use of the sentences · `impact`: whom a change concerns
//! - `publication`: the files to put on the server · `draft`: saving and opening
//! - `edit`: the changes that come every year · `ids`: completion in the editor
//! - `readable`: a policy as a document · `page`: other pages to read and print
//! - `lead`: the Chinese sentences for diagnostics

mod audit;
mod case;
mod check;
mod draft;
pub mod edit;
mod ids;
mod impact;
mod import;
mod lead;
mod page;
mod publication;
mod readable;
mod task;

pub use audit::{MutationReport, mutants, sentences};
pub use case::{AddedCase, CaseError, add_case};
pub use check::{CheckReport, DiagnosticLine, Failure, PolicyReport, check, diagnose};
pub use draft::{DraftError, limits, open, save};
pub use ids::{KnownId, known_ids};
pub use impact::impact;
pub use import::{
    Candidate, Decision, Head, ImportReport, ImportRequest, ImportStep, SheetBeginning, UnmatchedRow, import,
};
pub use page::{Block, PageKind, page};
pub use publication::{PublicationError, publish, trial};
pub use readable::{LineKind, LinkedText, ReadableLine, ReadablePolicy, readable};
pub use task::{Task, TaskResult, run};
