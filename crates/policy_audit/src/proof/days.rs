//! Proves that the programme has exactly one status on each day.

use super::failure::{Claim, Failures};
use eligibility::programme::ProgrammeStatus;
use eligibility::{Date, Policy};

/// Checks every day from two months before the first period to two months after the last: a day within a
/// period has only that period's sentences and citations; earlier days have not begun, and later days have
/// ended. Returns the number of days.
pub(crate) fn check(policy: &Policy, failures: &mut Failures) -> u64 {
    let (Some(first), Some(last)) = (policy.periods.first(), policy.periods.last()) else { return 0 };
    let mut day = Date::first_of(first.from.month.plus(-2));
    let end = Date::first_of(last.until.month.plus(3));
    let mut days = 0;
    while day < end {
        let periods: Vec<_> =
            policy.periods.iter().filter(|period| (period.from..=period.until).contains(&day)).collect();
        let programme = policy.programme(day);
        let holds = match periods[..] {
            [period] => programme.text == period.text && programme.citations == period.citations,
            [] if day < first.from => programme.status == ProgrammeStatus::NotBegun,
            [] if day > last.until => programme.status == ProgrammeStatus::Ended,
            _ => false,
        };
        failures.expect(holds, Claim::OneStatus, || {
            format!("{} periods on {day}, and it is said “{}”", periods.len(), programme.text)
        });
        day = day.next();
        days += 1;
    }
    days
}
