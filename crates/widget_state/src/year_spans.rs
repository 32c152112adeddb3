//! The spans of years that a month of birth is chosen from by touch: few large keys instead of a list of a
//! hundred.

use eligibility::Month;
use eligibility::evaluate::Situation;
use eligibility::policy::{Moment, MomentSource, Policy, Predicate, ScheduleLine};

/// Returns the first and last years of the spans between two months: decades, of which those before the years
/// of people of working age are one span, and so are the last of these years and those after them.
pub fn year_spans(situation: &Situation<'_>, first: Month, last: Month) -> Vec<[i32; 2]> {
    spans([first.year(), last.year()], working_years(situation.policy, situation.as_of.month))
}

/// Returns the years in which people of working age were born, as far as the rules tell: between the highest
/// age of a schedule, with its delay, and the lowest age of a rule.
fn working_years(policy: &Policy, today: Month) -> Option<[i32; 2]> {
    let lines = policy.schedules.iter().flat_map(|schedule| &schedule.lines);
    let delay = |line: &ScheduleLine| line.delays.iter().map(|delay| delay.at_most).max().unwrap_or(0);
    let oldest = lines.map(|line| line.age + i32::from(delay(line))).max()?;
    let ages = policy.rules.iter().filter_map(|rule| match rule.predicate {
        Predicate::Month { moment: Moment { from: MomentSource::Fact(fact), plus }, .. } => {
            (plus > 0 && policy.schedules.iter().any(|schedule| schedule.birth == fact)).then_some(plus)
        }
        _ => None,
    });
    Some([oldest, ages.min()?].map(|age| today.plus(-age).year()))
}

fn spans([first, last]: [i32; 2], working: Option<[i32; 2]>) -> Vec<[i32; 2]> {
    let [oldest, youngest] = working.unwrap_or([first, last]).map(decade_of);
    let oldest = oldest.max(decade_of(first));
    let mut starts: Vec<i32> =
        (oldest..=youngest.max(oldest)).step_by(10).filter(|year| *year <= last).collect();
    if first < oldest {
        starts.insert(0, first);
    }
    let ends = starts.iter().skip(1).map(|start| start - 1);
    let end = if working.is_some() { last } else { decade_of(last) + 9 };
    starts.iter().copied().zip(ends.chain([end])).map(|(start, end)| [start, end]).collect()
}

fn decade_of(year: i32) -> i32 {
    year.div_euclid(10) * 10
}

#[cfg(test)]
mod tests {
    use super::{spans, working_years};
    use crate::Resources;
    use eligibility::Month;

    #[test]
    fn each_year_is_in_one_span_and_working_years_are_in_decades() {
        let found = spans([1926, 2026], Some([1963, 2010]));
        assert_eq!(found.first(), Some(&[1926, 1959]));
        assert_eq!(found[1..=5], [1960, 1970, 1980, 1990, 2000].map(|year| [year, year + 9]));
        assert_eq!(found.last(), Some(&[2010, 2026]));
        assert_eq!(found.len(), 7);
        assert!(found.windows(2).all(|pair| pair[0][1] + 1 == pair[1][0]));
    }

    #[test]
    fn without_working_years_all_are_decades() {
        assert_eq!(spans([1998, 2026], None), [[1990, 1999], [2000, 2009], [2010, 2019], [2020, 2029]]);
        assert_eq!(spans([2021, 2023], Some([1963, 2010])).iter().map(|span| span[1]).max(), Some(2023));
    }

    #[test]
    fn the_working_years_follow_from_the_rules() {
        let policy = Resources::built_in().policies[0];
        let today = Month::parse("2026-11").expect("a month");
        assert_eq!(working_years(policy, today), Some([1963, 2010]));
        let ageless = eligibility::Policy { schedules: Vec::new(), ..policy.clone() };
        assert_eq!(working_years(&ageless, today), None);
    }
}
