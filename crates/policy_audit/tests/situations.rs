//! The situations come out as expected, and their page is current.

use data_compiler::policies::compile_policy;
use eligibility::{Date, Policy};
use policy_audit::Language;
use policy_audit::situations::{page, read_situations};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn policy() -> Policy {
    compile_policy(&root(), "qilu-green").expect("the policy compiles")
}

#[test]
fn every_situation_comes_out_as_expected() {
    let policy = policy();
    let situations = read_situations(&root(), &policy).expect("the situations are sound");
    assert!(situations.len() >= 60);
    let differing: Vec<String> = situations
        .iter()
        .flat_map(|one| one.differences(&policy).into_iter().map(|what| format!("{}: {what}", one.story)))
        .collect();
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

/// A point that the sources leave open must not end in a yes or a no; the pages name the one exception.
#[test]
fn what_is_open_is_for_the_office() {
    let policy = policy();
    for situation in read_situations(&root(), &policy).expect("the situations are sound") {
        if situation.outcome == "confirm" {
            let reported = !(situation.open.is_empty() && situation.settled.is_empty());
            assert!(reported, "{}", situation.story);
        } else {
            let elsewhere = situation.open.contains("办班的单位") || situation.open.contains("页面上写明");
            assert!(situation.open.is_empty() || elsewhere, "{}: {}", situation.story, situation.open);
        }
    }
}

#[test]
fn the_page_in_docs_is_current() {
    let written = std::fs::read_to_string(root().join("docs/situations.md")).expect("the page exists");
    let page = page(&root(), Language::English).expect("the data compiles");
    assert!(written == page, "docs/situations.md is stale: run `cargo xtask situations`");
}

/// The notice covers the years until 2025, so a result of a later day names it as the basis of its groups.
#[test]
fn every_day_from_2026_names_the_notice_of_2023() {
    let policy = policy();
    let mut day = Date::new(2026, 1, 1).expect("a day");
    while day < Date::new(2030, 1, 1).expect("a day") {
        let text = policy.programme(day).text;
        assert!(text.contains("对象按2023年通知写的；2026年以后有没有改，没有看到文件"), "{day}: {text}");
        day = day.next();
    }
    let before = policy.programme(Date::new(2025, 12, 31).expect("a day")).text;
    assert!(!before.contains("2026年以后"), "{before}");
}

/// Each step list that tells what to do next names the provincial limit, as something to ask about.
#[test]
fn the_next_steps_name_the_limit_of_2022() {
    let policy = policy();
    for outcome in [&policy.outcomes.eligible, &policy.outcomes.confirm] {
        let step = outcome.steps.iter().find(|step| step.contains("72号")).expect("a step on the limit");
        assert!(step.contains("3次") && step.contains("要问当地"), "{step}");
    }
}

/// A step is for everybody with the outcome; what only people without work should do stands with the reason
/// that says they have none, whatever the outcome.
#[test]
fn only_who_has_no_work_is_told_to_register() {
    let policy = policy();
    let outcomes = &policy.outcomes;
    for outcome in [&outcomes.eligible, &outcomes.confirm, &outcomes.ineligible, &outcomes.incomplete] {
        assert!(outcome.steps.iter().all(|step| !step.contains("失业登记")), "{:?}", outcome.steps);
    }
    let unemployed = policy.rules.iter().find(|rule| rule.id == "unemployed").expect("the rule");
    assert!(unemployed.met.contains("先办失业登记"), "{}", unemployed.met);
}

/// The city is not asked for where it cannot change the outcome, so the sentence itself says whose practice
/// it is, and that it comes from a report.
#[test]
fn a_city_s_practice_is_told_with_the_city_and_its_source() {
    let policy = policy();
    let shop = policy.rules.iter().find(|rule| rule.id == "shop-employee").expect("the rule");
    let (for_all, of_jinan) =
        shop.unknown.split_once("要问当地。").expect("what holds everywhere comes first");
    assert!(!for_all.contains("济南"), "{for_all}");
    assert!(of_jinan.contains("报道") && of_jinan.contains("济南"), "{of_jinan}");
}
