//! Months and days of the civil calendar: all the date arithmetic the rules need.

use core::fmt;
use serde::{Deserialize, Serialize};

/// A month of a year, counted in months from January of year 0. The unit of all rules about age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month(pub i32);

impl Month {
    /// The month `month` (1 to 12) of `year`; `None` outside that range or outside years 1 to 9999.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        ((1..=9999).contains(&year) && (1..=12).contains(&month)).then(|| Self(year * 12 + month as i32 - 1))
    }

    /// The calendar year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The month of the year, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.rem_euclid(12) as u32 + 1
    }

    /// This month moved by `months`, which may be negative.
    pub fn plus(self, months: i32) -> Self {
        Self(self.0.saturating_add(months))
    }

    /// Whole months from `earlier` to this month (negative when `earlier` is later).
    pub fn since(self, earlier: Month) -> i32 {
        self.0 - earlier.0
    }

    /// Reads `2026-11`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        (year.len() == 4 && month.len() == 2).then_some(())?;
        Self::new(year.parse().ok()?, month.parse().ok()?)
    }
}

/// Written as `2026-11`.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

/// A day of the civil calendar. Ordered in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    /// The month the day is in.
    pub month: Month,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

impl Date {
    /// The day `day` of `month` in `year`; `None` when the calendar has no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let month = Month::new(year, month)?;
        (1..=days_in(month)).contains(&day).then_some(Self { month, day: day as u8 })
    }

    /// The first day of `month`.
    pub fn first_of(month: Month) -> Self {
        Self { month, day: 1 }
    }

    /// The day after this one.
    pub fn next(self) -> Self {
        if u32::from(self.day) < days_in(self.month) {
            Self { day: self.day + 1, ..self }
        } else {
            Self::first_of(self.month.plus(1))
        }
    }

    /// Reads `2026-11-21`.
    pub fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.rsplit_once('-')?;
        let month = Month::parse(month)?;
        (day.len() == 2).then_some(())?;
        Self::new(month.year(), month.month(), day.parse().ok()?)
    }
}

/// Written as `2026-11-21`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.month, self.day)
    }
}

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

    #[test]
    fn a_date_that_is_not_written_in_full_is_refused() {
        for text in ["2026", "2026-1", "2026-1-01", "2026-01-1", "26-01-01", "2026-01-01-01", "", "–"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
