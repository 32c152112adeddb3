//! Counts the training wishes of a community from receipts (docs/tally.md).
//!
//! [`Tally`] verifies receipts and refuses those that must not count. [`Counts`] sums them up. [`table`] and
//! [`Csv`] export them. [`Scanner`] and [`ScanDebounce`] process the input of hand scanners and cameras. The
//! crate uses no browser API and stores nothing.

#![warn(missing_docs)]

mod counts;
mod csv;
mod scan_debounce;
mod scanner;
pub mod table;
mod tally;

pub use counts::{Counts, WishCount};
pub use csv::Csv;
pub use scan_debounce::ScanDebounce;
pub use scanner::{Key, PAUSE, Scanner, ScannerEvent};
pub use tally::{Accepted, Refusal, Tally};
