//! Mutants of periods: removed, with another status, starting or ending a day earlier or later.

use super::{Kind, Mutants};
use eligibility::policy::PeriodStatus;
use eligibility::{Date, Month};

impl Mutants<'_> {
    pub(super) fn periods(&mut self) {
        for (index, period) in self.policy.periods.iter().enumerate() {
            let id = format!("period from {}", period.from);
            self.add(Kind::Condition, format!("{id}: left out"), |policy| {
                policy.periods.remove(index);
            });
            let (other, name) = match period.status {
                PeriodStatus::InForce => (PeriodStatus::Continued, "continued"),
                PeriodStatus::Continued => (PeriodStatus::InForce, "in force"),
            };
            self.add(Kind::Condition, format!("{id}: {name}"), |policy| policy.periods[index].status = other);
            for from in [before(period.from), period.from.next()] {
                self.add(Kind::Boundary, format!("{id}: begins {from}"), |policy| {
                    policy.periods[index].from = from;
                });
                // Moved together with the end of the previous period, so that there is neither a gap nor an
                // overlap.
                if index > 0 {
                    self.add(
                        Kind::Boundary,
                        format!("{id}: begins {from}, after the one before"),
                        |policy| {
                            policy.periods[index].from = from;
                            policy.periods[index - 1].until = before(from);
                        },
                    );
                }
            }
            for until in [before(period.until), period.until.next()] {
                self.add(Kind::Boundary, format!("{id}: ends {until}"), |policy| {
                    policy.periods[index].until = until;
                });
            }
        }
    }
}

/// Returns the previous day.
fn before(day: Date) -> Date {
    if day.day > 1 { Date { day: day.day - 1, ..day } } else { last_of(day.month.plus(-1)) }
}

fn last_of(month: Month) -> Date {
    let mut day = Date::first_of(month);
    while day.next().month == month {
        day = day.next();
    }
    day
}
