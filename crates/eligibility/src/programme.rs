//! Whether the programme runs on a day: a matter of its periods alone, apart from the verdict.

use crate::calendar::Date;
use crate::policy::{CitationIndex, PeriodStatus, Policy};
use serde::{Deserialize, Serialize};

/// Whether the programme runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProgrammeStatus {
    /// The day is before the first period.
    NotBegun,
    /// By the notice's own dates.
    InForce,
    /// Continued by a later document.
    Continued,
    /// The day is after the last period.
    Ended,
}

/// The status on a day, with its words and the clauses that say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Programme<'a> {
    /// The status.
    pub status: ProgrammeStatus,
    /// The words.
    pub text: &'a str,
    /// The clauses.
    pub citations: &'a [CitationIndex],
}

impl Policy {
    /// The day for which the answers are evaluated when somebody asks on `today`: `today`, unless
    /// the policy is archived and over. Then it is the policy's last day, because its words were
    /// written for its own time and say nothing of a later one.
    pub fn evaluation_date(&self, today: Date) -> Date {
        match self.periods.last() {
            Some(last) if self.archived => today.min(last.until),
            _ => today,
        }
    }

    /// Whether the programme runs on `as_of`.
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
