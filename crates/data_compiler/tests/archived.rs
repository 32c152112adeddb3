//! Archived policies evaluate as of their own period, and report on any later day that they have ended.

use data_compiler::policies::compile_all;
use eligibility::policy::Audience;
use eligibility::programme::ProgrammeStatus;
use eligibility::{Date, Policy};
use std::path::Path;

fn policies() -> Vec<Policy> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    compile_all(&root).expect("the policies compile")
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day of the calendar")
}

#[test]
fn an_archived_policy_is_evaluated_for_its_own_time() {
    let archived: Vec<Policy> = policies().into_iter().filter(|policy| policy.archived).collect();
    assert_eq!(archived.len(), 5);
    for policy in archived {
        let last = day("2021-12-31");
        for (today, expected) in [
            ("2026-11-21", last),
            ("2022-01-01", last),
            ("2021-12-31", last),
            ("2021-12-30", day("2021-12-30")),
            ("2019-01-01", day("2019-01-01")),
        ] {
            assert_eq!(policy.evaluation_date(day(today)), expected, "{} on {today}", policy.id);
        }
        assert_eq!(policy.programme(day("2026-11-21")).status, ProgrammeStatus::Ended, "{}", policy.id);
        assert_eq!(policy.programme(last).status, ProgrammeStatus::InForce, "{}", policy.id);
    }
}

#[test]
fn a_policy_that_is_not_archived_is_evaluated_for_today_even_after_its_end() {
    for policy in policies().iter().filter(|policy| !policy.archived) {
        for today in ["2022-01-01", "2026-11-21", "2031-05-01"] {
            assert_eq!(policy.evaluation_date(day(today)), day(today), "{}", policy.id);
        }
    }
}

#[test]
fn only_the_award_is_for_institutions() {
    let institutions: Vec<String> = policies()
        .into_iter()
        .filter(|policy| policy.audience == Audience::Institution)
        .map(|policy| policy.id)
        .collect();
    assert_eq!(institutions, ["qilu-green-award"]);
}
