//! The as-of months that represent all others, so that a proof need not try each.

use eligibility::{Date, Month, Policy};

/// Returns the months around each edge of the policy's periods and around each month in which a delay of a
/// schedule begins, and the month of its edition, in time order.
///
/// A verdict reads the month of the as-of day and not the day, so a month represents all its days.
/// An archived policy is tried within its own time only, because it is evaluated for no other.
pub fn months(policy: &Policy) -> Vec<Month> {
    let mut months = vec![policy.edition.month];
    for period in &policy.periods {
        let (from, until) = (period.from.month, period.until.next().month);
        months.extend([from.plus(-1), from, period.until.month, until]);
    }
    let (first, last) = (months.iter().min().copied(), months.iter().max().copied());
    let lines = policy.schedules.iter().flat_map(|schedule| &schedule.lines);
    let begins = lines.flat_map(|line| &line.delays).map(|delay| delay.from);
    let within = |month: &Month| Some(*month) >= first && Some(*month) <= last;
    months.extend(begins.flat_map(|month| [month.plus(-1), month]).filter(within));
    let mut months: Vec<Month> =
        months.into_iter().map(|month| policy.evaluation_date(Date::first_of(month)).month).collect();
    months.sort_unstable();
    months.dedup();
    months
}
