//! No condition is met against an answer that contradicts it, on whatever day and at whatever age.

use data_compiler::policies::compile_policy;
use eligibility::policy::FactKind;
use eligibility::{Answer, Answers, Date, Month, Outcome, Policy, evaluate};
use std::path::Path;

fn policy() -> Policy {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    compile_policy(&root, "qilu-green").unwrap_or_else(|_| panic!("the policy compiles"))
}

/// Creates answers from ids of options, and months as `1990-03`.
fn answers(policy: &Policy, named: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::none(policy);
    for (id, value) in named {
        let fact = policy.fact_index(id).expect("a fact of the policy");
        let kind = &policy.facts[fact].kind;
        let option = || kind.options().iter().position(|option| option.id == *value).expect("an option");
        let answer = match kind {
            FactKind::Choice(_) => Answer::Choice(option() as u8),
            FactKind::Choices(_) => Answer::Choices(1 << option()),
            FactKind::Month { .. } => Answer::Month(Month::parse(value).expect("a month")),
            FactKind::Number { .. } => Answer::Number(value.parse().expect("a number")),
        };
        answers.set(fact, Some(answer));
    }
    answers
}

const DAYS: [&str; 6] = ["2023-05-11", "2024-12-31", "2025-01-01", "2026-11-21", "2026-12-31", "2028-06-15"];

/// A pension of an employee contradicts that the visitor is below the age for one.
#[test]
fn a_pension_that_is_received_is_never_eligible() {
    let policy = policy();
    let mut eligible_without = 0;
    for day in DAYS.map(|day| Date::parse(day).expect("a day")) {
        for birth in [
            "1958-02", "1963-09", "1966-12", "1967-01", "1968-06", "1970-06", "1974-05", "1980-01", "1990-03",
        ] {
            for sex in ["male", "female"] {
                let mut named = vec![
                    ("state-funded", "no"),
                    ("birth-month", birth),
                    ("sex", sex),
                    ("able", "yes"),
                    ("willing", "yes"),
                    ("groups", "enterprise"),
                    ("place", "jinan"),
                ];
                let without = evaluate(&policy, &answers(&policy, &named), day).outcome;
                eligible_without += usize::from(without == Outcome::Eligible);
                named.push(("pension", "employee"));
                let with = evaluate(&policy, &answers(&policy, &named), day).outcome;
                assert_ne!(with, Outcome::Eligible, "{sex}, born {birth}, on {day:?}");
            }
        }
    }
    assert!(eligible_without >= 20, "{eligible_without}: the answers without a pension are eligible");
}
