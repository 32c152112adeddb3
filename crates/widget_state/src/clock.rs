//! Today's date, and whether the device's clock is plausible.

use eligibility::policy::Policy;
use eligibility::{Date, Month};

/// The last plausible year of a device's clock.
pub(crate) const LAST_YEAR: i32 = 2100;

const MILLISECONDS_A_DAY: i64 = 24 * 60 * 60 * 1000;
/// The time of Shandong is eight hours ahead of UTC.
const OFFSET: i64 = 8 * 60 * 60 * 1000;

/// The date of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// The day of the check.
    pub today: Date,
    /// The day that the policy is evaluated for: another one only for an archived policy.
    pub date: Date,
    /// Whether the device's date is implausible, so that the date of the rules' edition is used.
    pub device_is_wrong: bool,
}

/// Returns the dates for checking `policy` on a device whose clock gives `today`.
pub fn as_of(today: Option<Date>, policy: &Policy) -> AsOf {
    let first = policy.edition.month.year();
    let plausible = today.filter(|today| (first..=LAST_YEAR).contains(&today.month.year()));
    let today = plausible.unwrap_or(policy.edition);
    AsOf { today, date: policy.evaluation_date(today), device_is_wrong: plausible.is_none() }
}

/// Returns the date in Shandong at a time in milliseconds since 1970 in UTC; `None` outside the years 1 to
/// 9999.
///
/// This is Howard Hinnant's `civil_from_days` ("chrono-Compatible Low-Level Date Algorithms",
/// <https://howardhinnant.github.io/date_algorithms.html>).
pub fn day_of(milliseconds: i64) -> Option<Date> {
    let days = milliseconds.checked_add(OFFSET)?.div_euclid(MILLISECONDS_A_DAY);
    // Years begin in March, so that the leap day is their last day; 719,468 days lie between 1 March of year
    // 0 and 1970.
    let days = days.checked_add(719_468)?;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let months = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * months + 2) / 5 + 1) as u32;
    let year = i32::try_from(era * 400 + year_of_era).ok()?;
    let march = Month::new(year, 3).or_else(|| (year == 0).then_some(Month(2)))?;
    let month = march.plus(months as i32);
    Date::new(month.year(), month.month(), day)
}

#[cfg(test)]
mod tests {
    use super::day_of;
    use eligibility::Date;

    const HOUR: i64 = 60 * 60 * 1000;

    fn date(text: &str) -> Option<Date> {
        Some(Date::parse(text).unwrap())
    }

    #[test]
    fn the_day_turns_at_midnight_in_shandong() {
        assert_eq!(day_of(0), date("1970-01-01"));
        assert_eq!(day_of(16 * HOUR - 1), date("1970-01-01"));
        assert_eq!(day_of(16 * HOUR), date("1970-01-02"));
        assert_eq!(day_of(-8 * HOUR - 1), date("1969-12-31"));
    }

    #[test]
    fn days_follow_one_another_through_two_centuries() {
        let mut expected = Date::parse("1970-01-01").unwrap();
        for day in 0..73_000 {
            assert_eq!(day_of(day * 24 * HOUR), Some(expected));
            expected = expected.next();
        }
        assert_eq!(day_of(1_795_219_200_000), date("2026-11-21"));
    }

    #[test]
    fn a_clock_beyond_the_calendar_has_no_day() {
        for milliseconds in [i64::MIN, i64::MAX, i64::MAX / 2, -90_000_000_000_000, 300_000_000_000_000] {
            assert_eq!(day_of(milliseconds), None, "{milliseconds}");
        }
    }
}
