//! The interface texts: one constant for each key of `data/texts/`, and functions that fill placeholders.

use eligibility::Date;
pub use eligibility::template::{format_integer, interpolate};

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// Replaces `{n}` with a number.
pub fn interpolate_number(template: &str, number: usize) -> String {
    interpolate(template, &[("n", &format_integer(number as i64))])
}

/// Formats a date in Chinese.
pub fn day(date: Date) -> String {
    let (year, month) = (format_integer(date.month.year().into()), format_integer(date.month.month().into()));
    interpolate(
        crate::text::SHELL_DAY,
        &[("year", &year), ("month", &month), ("day", &format_integer(date.day.into()))],
    )
}
