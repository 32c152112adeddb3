//! The training wishes of a community, counted from receipts (docs/tally.md).
//!
//! [`Tally`] takes receipts in and refuses those that must not count; [`Counts`] adds up what was
//! taken in; [`table`] and [`Csv`] write it down. [`Scanner`] and [`ScanDebounce`] make receipts out of what a
//! hand scanner types and a camera sees. Nothing here knows a browser or stores anything.
//!
//! - `accept`: what counts, and why something does not · `scanned`: the receipt within what was scanned
//! - `counts`: the sums · `csv`: a file for spreadsheets · [`table`]: its two tables
//! - `scanner`: keys in a row · `scan_debounce`: the same code before the camera again and again

mod accept;
mod counts;
mod csv;
mod scan_debounce;
mod scanned;
mod scanner;
pub mod table;

pub use accept::{Accepted, Refusal, Tally};
pub use counts::{Counts, WishCount};
pub use csv::Csv;
pub use scan_debounce::ScanDebounce;
pub use scanned::receipt_in;
pub use scanner::{Scanner, ScannerEvent};
