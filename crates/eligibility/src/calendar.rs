//! Months and days of the proleptic Gregorian calendar. The rules need no other date arithmetic.

use core::fmt;
use serde::{Deserialize, Serialize};

/// A month of a year, as the number of months since January of year 0. Rules about age use this unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month(pub i32);

impl Month {
    /// Creates the month `month` (1 to 12) of `year` (1 to 9999). Returns `None` outside these ranges.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        ((1..=9999).contains(&year) && (1..=12).contains(&month)).then(|| Self(year * 12 + month as i32 - 1))
    }

    /// Returns the calendar year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// Returns the month of the year, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.rem_euclid(12) as u32 + 1
    }

    /// Adds `months`, which may be negative.
    pub fn plus(self, months: i32) -> Self {
        Self(self.0.saturating_add(months))
    }

    /// Returns the number of months from `earlier` to this month; negative if `earlier` is later.
    pub fn since(self, earlier: Month) -> i32 {
        self.0 - earlier.0
    }

    /// Parses the form `2026-11`.
    ///
    /// ```
    /// use eligibility::Month;
    ///
    /// let birth = Month::parse("1990-03").expect("a month");
    /// assert_eq!(birth.plus(63 * 12), Month::new(2053, 3).expect("a month"));
    /// assert_eq!(Month::parse("1990-3"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        (year.len() == 4 && month.len() == 2).then_some(())?;
        Self::new(year.parse().ok()?, month.parse().ok()?)
    }
}

/// Formats as `2026-11`.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

/// A day of the calendar. Ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    /// The year and month.
    pub month: Month,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

impl Date {
    /// Creates a date. Returns `None` if the calendar has no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let month = Month::new(year, month)?;
        (1..=days_in(month)).contains(&day).then_some(Self { month, day: day as u8 })
    }

    /// Returns the first day of `month`.
    pub fn first_of(month: Month) -> Self {
        Self { month, day: 1 }
    }

    /// Returns the next day.
    pub fn next(self) -> Self {
        if u32::from(self.day) < days_in(self.month) {
            Self { day: self.day + 1, ..self }
        } else {
            Self::first_of(self.month.plus(1))
        }
    }

    /// Parses the form `2026-11-21`.
    pub fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.rsplit_once('-')?;
        let month = Month::parse(month)?;
        (day.len() == 2).then_some(())?;
        Self::new(month.year(), month.month(), day.parse().ok()?)
    }
}

/// Formats as `2026-11-21`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.month, self.day)
    }
}

/// Returns the number of days of `month`, with the leap years of the Gregorian calendar.
fn days_in(month: Month) -> u32 {
    match month.month() {
        2 => {
            let year = month.year();
            if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 { 29 } else { 28 }
        }
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn months_count_across_years() {
        let december = Month::new(2026, 12).unwrap();
        assert_eq!(december.plus(1), Month::new(2027, 1).unwrap());
        assert_eq!(december.plus(-12), Month::new(2025, 12).unwrap());
        assert_eq!(december.since(Month::new(2026, 1).unwrap()), 11);
        assert_eq!(december.to_string(), "2026-12");
    }

    #[test]
    fn only_days_of_the_calendar_exist() {
        assert!(Date::new(2024, 2, 29).is_some());
        for (year, month, day) in
            [(2026, 2, 29), (1900, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 1, 0), (0, 1, 1)]
        {
            assert_eq!(Date::new(year, month, day), None, "{year}-{month}-{day}");
        }
        assert_eq!(Date::parse("2025-12-31").unwrap().next(), Date::parse("2026-01-01").unwrap());
    }

    /// Compares every day from 1 to 2400 and all days that do not exist with the calendar of jiff.
    #[test]
    fn the_calendar_is_that_of_jiff() {
        let mut date = Date::parse("0001-01-01").unwrap();
        let mut expected = jiff::civil::date(1, 1, 1);
        while date.month.year() < 2400 {
            assert_eq!(date.to_string(), expected.to_string());
            date = date.next();
            expected = expected.tomorrow().unwrap();
        }
        for year in [1, 4, 100, 400, 1900, 2000, 2024, 2026, 9999] {
            for (month, day) in (0..=13).flat_map(|month| (0..=32).map(move |day| (month, day))) {
                let expected = jiff::civil::Date::new(year, month, day).is_ok();
                let date = Date::new(year.into(), month.unsigned_abs().into(), day.unsigned_abs().into());
                assert_eq!(date.is_some(), expected, "{year}-{month}-{day}");
            }
        }
    }

    #[test]
    fn a_date_that_is_not_written_in_full_is_refused() {
        for text in ["2026", "2026-1", "2026-1-01", "2026-01-1", "26-01-01", "2026-01-01-01", "", "–"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
