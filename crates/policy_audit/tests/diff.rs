//! The comparison of two editions: every difference, the affected cases, and the number of answers.

use data_compiler::policies::{
    cases::{Case, read_cases},
    compile_all,
};
use eligibility::completions::CompletionSpace;
use eligibility::policy::{FactKind, Predicate};
use eligibility::{Answer, Answers, Date, Outcome, Policy, evaluate};
use policy_audit::diff::{Part, TooDifferent, changed_cases, changes, effects};
use policy_audit::mutation::mutants;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Small enough to enumerate all answers.
const SMALL: &str = "jining-2019-repeat";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

static POLICIES: LazyLock<Vec<Policy>> =
    LazyLock::new(|| compile_all(&root()).expect("the policies compile"));

fn policy(id: &str) -> Policy {
    POLICIES.iter().find(|policy| policy.id == id).expect("the policy exists").clone()
}

fn cases(policy: &Policy) -> Vec<Case> {
    read_cases(&root(), policy).expect("the cases are sound")
}

/// Returns the small policy, and an edition that pays a fourth time.
fn one_more() -> (Policy, Policy) {
    let old = policy(SMALL);
    let mut new = old.clone();
    let rule = new.rule_index("fewer-than-three").expect("the rule");
    let Predicate::Compare { bound, .. } = &mut new.rules[rule].predicate else { panic!("a bound") };
    *bound += 1;
    (old, new)
}

#[test]
fn an_edition_does_not_differ_from_itself() {
    for policy in &*POLICIES {
        let day = Date::first_of(policy.edition.month);
        let cases = cases(policy);
        assert_eq!(changes(policy, policy), [], "{}", policy.id);
        assert_eq!(changed_cases((policy, &cases), (policy, &cases)), [], "{}", policy.id);
        let effects = effects(policy, policy, day).expect("they can be counted");
        assert!(effects.changed() == 0 && effects.all() > 20, "{}", policy.id);
    }
}

/// Every mutant is reported as a difference.
#[test]
fn every_alteration_is_told() {
    let policy = policy("qilu-green");
    let mutants = mutants(&policy);
    assert!(mutants.len() > 300);
    for mutant in mutants {
        assert!(!changes(&policy, &mutant.policy).is_empty(), "no change is reported for {}", mutant.id);
    }
}

#[test]
fn a_changed_bound_is_told_in_words_with_the_stories_it_concerns() {
    let (old, new) = one_more();
    let reported = changes(&old, &new);
    assert_eq!(reported.len(), 1);
    assert_eq!(reported[0].part, Part::Rules);
    let text = &reported[0].text;
    assert!(text.starts_with("规则 fewer-than-three：") && text.contains("少于 3次 → "), "{text}");
    assert!(text.ends_with("少于 4次"), "{text}");
    let cases = cases(&old);
    let changed = changed_cases((&old, &cases), (&new, &cases));
    let stories: Vec<&str> = changed.iter().map(|case| case.story.as_str()).collect();
    assert!(stories.contains(&"领过3次，这是第4次"), "{stories:?}");
    assert!(changed.iter().all(|case| case.old == Outcome::Ineligible && case.new != Outcome::Ineligible));
}

/// Counting by groups of facts agrees with enumerating all answers.
#[test]
fn counted_effects_are_those_of_trying_everybody() {
    let (old, new) = one_more();
    let day = old.periods[0].from;
    let effects = effects(&old, &new, day).expect("they can be counted");
    let (before, times) = (old.fact_index("before").expect("it"), old.fact_index("times").expect("it"));
    let mut tested = 0;
    let mut counts = [[0u128; 4]; 4];
    let index = |outcome| Outcome::ALL.iter().position(|other| *other == outcome).expect("one of all");
    for first in CompletionSpace::new(&old, day).representatives(before) {
        for second in [Answer::Number(0), Answer::Number(3), Answer::Number(4), Answer::Unsure] {
            let mut answers = Answers::none(&old);
            answers.set(before, Some(*first));
            answers.set(times, Some(second));
            let outcome = |policy| index(evaluate(policy, &answers, day).outcome);
            counts[outcome(&old)][outcome(&new)] += 1;
            tested += 1;
        }
    }
    assert_eq!(effects.all(), tested);
    for was in Outcome::ALL {
        for is in Outcome::ALL {
            assert_eq!(effects.of(was, is), counts[index(was)][index(is)], "{was:?} to {is:?}");
        }
    }
    assert!(effects.of(Outcome::Ineligible, Outcome::Eligible) > 0);
}

#[test]
fn answers_of_another_kind_are_not_counted_against_each_other() {
    let (old, mut new) = one_more();
    let times = new.fact_index("times").expect("the fact");
    new.facts[times].kind = FactKind::Month { back: 12, ahead: 0 };
    assert_eq!(effects(&old, &new, old.periods[0].from), Err(TooDifferent::OtherKind));
    assert!(changes(&old, &new).iter().any(|change| change.part == Part::Options));
}
