//! The status of the programme on a day. It depends on the periods only, not on answers.

use crate::calendar::Date;
use crate::policy::{CitationIndex, PeriodStatus, Policy};
use serde::{Deserialize, Serialize};

/// Status of the programme on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProgrammeStatus {
    /// Before the first period.
    NotBegun,
    /// In force by the dates of the notice itself.
    InForce,
    /// Continued by a later document.
    Continued,
    /// After the last period.
    Ended,
}

/// The status on a day with its text and citations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Programme<'a> {
    /// The status of the period that contains the day.
    pub status: ProgrammeStatus,
    /// The text of the period.
    pub text: &'a str,
    /// The clauses that establish the period.
    pub citations: &'a [CitationIndex],
}

impl Policy {
    /// Returns the day as of which answers given on `today` are evaluated.
    ///
    /// For an archived policy this is at most its last day, because its rules do not cover a later time.
    pub fn evaluation_date(&self, today: Date) -> Date {
        match self.periods.last() {
            Some(last) if self.archived => today.min(last.until),
            _ => today,
        }
    }

    /// Returns the status of the programme on `as_of`.
    pub fn programme(&self, as_of: Date) -> Programme<'_> {
        let within = self.periods.iter().find(|period| (period.from..=period.until).contains(&as_of));
        match within {
            Some(period) => Programme {
                status: match period.status {
                    PeriodStatus::InForce => ProgrammeStatus::InForce,
                    PeriodStatus::Continued => ProgrammeStatus::Continued,
                },
                text: &period.text,
                citations: &period.citations,
            },
            None if self.periods.first().is_some_and(|first| as_of < first.from) => {
                Programme { status: ProgrammeStatus::NotBegun, text: &self.not_begun, citations: &[] }
            }
            None => Programme { status: ProgrammeStatus::Ended, text: &self.ended, citations: &[] },
        }
    }
}
