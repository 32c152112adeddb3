//! The periods of a programme.

use super::CitationIndex;
use crate::calendar::Date;
use alloc::{string::String, vec::Vec};
use serde::Serialize;

/// A range of days in which the programme has the same status.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// The legal basis in the period.
    pub status: PeriodStatus,
    /// Text for a day in this period.
    pub text: String,
    /// The clauses that establish the period.
    pub citations: Vec<CitationIndex>,
}

/// The legal basis of the programme in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum PeriodStatus {
    /// The dates of the notice itself.
    InForce,
    /// A later document that continues the programme.
    Continued,
}
