//! The page on conflicts is current, and agrees with the texts.

use crate::broken::Broken;
use data_compiler::Code;
use data_compiler::policies::compile_all;
use eligibility::Outcome::{self, Confirm, Eligible, Incomplete, Ineligible};
use eligibility::Policy;
use policy_audit::Language;
use policy_audit::conflicts::{compare, page, read_persons};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn policies() -> Vec<Policy> {
    compile_all(&root()).expect("the policies compile")
}

#[test]
fn the_page_in_docs_is_current() {
    let written = std::fs::read_to_string(root().join("docs/conflicts.md")).expect("the page exists");
    let page = page(&root(), Language::English).expect("the data compiles");
    assert!(written == page, "docs/conflicts.md is stale: run `cargo xtask conflicts`");
}

#[test]
fn every_person_is_answered_and_every_difference_has_its_words() {
    let policies = policies();
    let persons = read_persons(&root(), &policies).expect("the persons are read");
    for person in compare(&policies, &persons).iter().flat_map(|comparison| &comparison.persons) {
        assert!(person.findings.len() > 1, "{} is compared", person.story);
        for finding in &person.findings {
            let id = &finding.policy.id;
            assert_ne!(finding.outcome, Incomplete, "{} under {id}", person.story);
            assert!(!finding.deciding.is_empty(), "{} under {id}", person.story);
            for condition in &finding.deciding {
                assert!(
                    !finding.situation().reasons(condition.rule).is_empty(),
                    "{} under {id}",
                    person.story
                );
            }
        }
    }
}

#[test]
fn the_differences_are_those_of_the_texts() {
    let policies = policies();
    let persons = read_persons(&root(), &policies).expect("the persons are read");
    let comparisons = compare(&policies, &persons);
    let expected: &[(&str, &[Outcome])] = &[
        // Only the notice says 财政供养人员除外.
        ("机关在编干部", &[Ineligible, Confirm, Confirm]),
        // Only the notice requires 有劳动能力.
        ("长期病休", &[Ineligible, Eligible, Eligible]),
        // Only the West Coast requires 取得证书.
        ("没拿到证书", &[Eligible, Eligible, Ineligible]),
        // 失业人员, 企业失业人员, 城乡登记失业人员.
        ("没办失业登记", &[Eligible, Eligible, Confirm]),
        // Above the age limit without a pension: not mentioned; for all; for domestic services.
        ("61岁男，没有养老金，学养老护理", &[Confirm, Eligible, Eligible]),
        ("61岁男，没有养老金，学电焊", &[Confirm, Eligible, Confirm]),
        // 不超过3次, 原则上不超过3次; only the West Coast's plan says 高级别.
        ("当年领过3次，现在学一个新职业", &[Ineligible, Confirm]),
        ("领过这个职业的高级，现在学中级", &[Eligible, Ineligible]),
    ];
    for (story, outcomes) in expected {
        let mut persons = comparisons.iter().flat_map(|comparison| &comparison.persons);
        let person = persons.find(|person| person.story.contains(story)).expect("the person is in the table");
        let found: Vec<Outcome> = person.findings.iter().map(|finding| finding.outcome).collect();
        assert_eq!(found, *outcomes, "{}", person.story);
        assert!(person.differs());
    }
}

#[test]
fn a_policy_or_an_answer_that_does_not_exist_is_told() {
    const FILE: &str = "data/policies/persons.toml";
    for (from, to) in [("answers.jining-2019]", "answers.jining]"), ("\"laid-off\"", "\"layed-off\"")] {
        let data = Broken::copy_of_data();
        data.replace(FILE, from, to);
        let problems = page(data.root(), Language::English).expect_err("the mistake is noticed");
        let line = data.line_of(FILE, to);
        let reported = |problem: &data_compiler::Diagnostic| {
            (problem.code, problem.file.as_str(), problem.line) == (Code::UnknownId, FILE, line)
        };
        assert!(problems.iter().any(reported), "{problems:?}");
    }
}
