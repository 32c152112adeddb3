//! `data/schedules`: calendar tables that depend on a birth month and on choices.

use super::periods::{Stretch, check_succession, month};
use super::rules::bits;
use super::shapes::{LineShape, ScheduleFile};
use crate::diagnostic::{Code, Diagnostic, recorded};
use crate::ids::Ids;
use crate::source::SourceFile;
use eligibility::Month;
use eligibility::policy::{Delay, Fact, Schedule, ScheduleLine, Selector};

/// Sentinels: long before and long after any line.
const FIRST: Month = Month(12);
const LAST: Month = Month(9999 * 12);

/// Reads the schedule in `file`, if the rules refer to it and define the fact it depends on.
pub(super) fn schedule(
    file: &SourceFile,
    fact_ids: &Ids,
    facts: &[Fact],
    problems: &mut Vec<Diagnostic>,
) -> Option<(String, Schedule)> {
    let shape: ScheduleFile = recorded(file.toml(), problems)?;
    // The widget does not show it: an officer chooses the schedule by it.
    if let Some(name) = shape.name.as_ref().filter(|name| name.get_ref().trim().is_empty()) {
        problems.push(file.problem(
            Code::Malformed,
            name.span(),
            "the name of the schedule is empty",
            "write it as people say it, such as 法定退休年龄",
        ));
    }
    let birth = fact_ids.find(&shape.birth, file, problems)?;
    let lines = shape.line.iter().map(|line| read_line(line, fact_ids, facts, file, problems)).collect();
    let id = shape.id.get_ref().clone();
    Some((id.clone(), Schedule { id, birth, lines }))
}

fn read_line(
    shape: &LineShape,
    fact_ids: &Ids,
    facts: &[Fact],
    file: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) -> ScheduleLine {
    let selectors = shape
        .when
        .iter()
        .filter_map(|when| {
            let fact = fact_ids.find(&when.fact, file, problems)?;
            let kind = &facts[fact].kind;
            Some(Selector {
                fact,
                options: bits(&when.met_by, kind, file, problems),
                doubtful: bits(&when.unknown_by, kind, file, problems),
            })
        })
        .collect();
    let mut stretches = Vec::new();
    let mut delays = Vec::new();
    let last = shape.period.len().saturating_sub(1);
    for (index, period) in shape.period.iter().enumerate() {
        let delay = period.get_ref();
        // Only the first period may have no start, and only the last no end.
        let open = (delay.from.is_none() && index > 0) || (delay.until.is_none() && index < last);
        if open {
            problems.push(file.problem(
                Code::PeriodsHole,
                period.span(),
                "a period between others needs from and until",
                "add the missing date",
            ));
        }
        let from = delay.from.as_ref().map_or(Some(FIRST), |word| month(word, file, problems));
        let until = delay.until.as_ref().map_or(Some(LAST), |word| month(word, file, problems));
        if let (Some(from), Some(until)) = (from, until) {
            stretches.push(Stretch { from, until, span: period.span() });
            delays.push(Delay { from, one_month_per: delay.one_month_per, at_most: delay.at_most_months });
        }
    }
    check_succession(&stretches, |month| month.plus(1), file, problems);
    ScheduleLine { name: shape.name.clone(), selectors, age: shape.age_years * 12, delays }
}
