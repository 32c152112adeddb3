//! The interface texts: one constant for each key of `data/texts/`, and functions that fill placeholders.

use eligibility::Date;
pub use eligibility::filling::{digits, fill};

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// Replaces `{n}` with a number.
pub fn fill_number(template: &str, number: usize) -> String {
    fill(template, &[("n", &digits(number as i64))])
}

/// Formats a date in Chinese.
pub fn day(date: Date) -> String {
    let (year, month) = (digits(date.month.year().into()), digits(date.month.month().into()));
    fill(crate::text::SHELL_DAY, &[("year", &year), ("month", &month), ("day", &digits(date.day.into()))])
}
