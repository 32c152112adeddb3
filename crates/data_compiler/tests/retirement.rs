//! The retirement schedule, computed from its rule, agrees with a table from another source
//! (《国务院关于渐进式延迟法定退休年龄的办法》第一条): every row of `retirement-schedule.csv`.

use data_compiler::policies::compile_policy;
use eligibility::Month;
use std::path::Path;

#[test]
fn every_row_of_the_table_is_reproduced() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let policy = compile_policy(&here.join("../.."), "qilu-green").expect("the policy compiles");
    let schedule = &policy.schedules[0];
    let mut table =
        csv::Reader::from_path(here.join("tests/retirement-schedule.csv")).expect("the table exists");
    let mut rows = 0;
    for row in table.records() {
        let row = row.expect("a row of the table");
        let number = |column: usize| row[column].parse::<i32>().expect("a number");
        let line = match &row[0] {
            "male_60" => &schedule.lines[0],
            "female_55" => &schedule.lines[1],
            "female_50" => &schedule.lines[2],
            other => panic!("unknown category {other}"),
        };
        let birth = Month::parse(&row[1]).expect("a month");
        assert_eq!(line.age, number(2) * 12, "{row:?}");
        assert_eq!(line.age_for(birth) - line.age, number(3), "{row:?}");
        assert_eq!(line.age_for(birth), number(4) * 12 + number(5), "{row:?}");
        assert_eq!(line.month_for(birth), Month::parse(&row[6]).expect("a month"), "{row:?}");
        rows += 1;
    }
    assert_eq!(rows, 408);
}

#[test]
fn those_who_reach_the_age_before_2025_are_not_delayed_and_the_delay_is_capped() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let policy = compile_policy(&root, "qilu-green").expect("the policy compiles");
    for (line, base, cap) in [(0, 60, 36), (1, 55, 36), (2, 50, 60)] {
        let line = &policy.schedules[0].lines[line];
        let last_flat = Month::new(2024 - base, 12).unwrap();
        assert_eq!(line.age_for(last_flat), base * 12);
        assert_eq!(line.age_for(last_flat.plus(1)), base * 12 + 1);
        assert_eq!(line.age_for(Month::new(1999, 1).unwrap()), base * 12 + cap);
    }
}
