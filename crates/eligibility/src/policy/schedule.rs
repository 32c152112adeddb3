//! Ages that depend on a birth month and on choices.

use super::FactIndex;
use crate::calendar::Month;
use alloc::{string::String, vec::Vec};
use serde::Serialize;

/// An age limit, such as the retirement age, that depends on a birth month and on choices.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Schedule {
    /// Stable identifier, such as `retirement`.
    pub id: String,
    /// The fact that holds the birth month.
    pub birth: FactIndex,
    /// The lines. For any answers at least one of them is possible.
    pub lines: Vec<ScheduleLine>,
}

/// A line of a schedule: an age and its delays.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScheduleLine {
    /// Display name.
    pub name: String,
    /// Restrict the line to some answers; all selectors must match.
    pub selectors: Vec<Selector>,
    /// The age without delay, in months.
    pub age: i32,
    /// The delays in time order.
    pub delays: Vec<Delay>,
}

/// A restriction of a schedule line to some options of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Selector {
    /// The fact with these options, such as the sex.
    pub fact: FactIndex,
    /// Options (as bits) to which the line applies.
    pub options: u32,
    /// Options (as bits) to which the line may apply.
    pub doubtful: u32,
}

/// The delay of an age that is reached in or after a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Delay {
    /// The first month of reaching the undelayed age to which this delay applies.
    pub from: Month,
    /// Number of months after which the delay grows by a month, beginning with one month; 0 for no delay.
    pub one_month_per: u8,
    /// Maximum delay in months.
    pub at_most: u8,
}
