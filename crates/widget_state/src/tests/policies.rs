//! The policies but the first: fetched when one is opened, each evaluated for its own time.

use super::{Walk, root};
use crate::{DataFile, Effect, LoadState, Message, PolicyRef, QuestionMessage, Resource, Route};
use eligibility::programme::ProgrammeStatus;
use eligibility::{Answer, Answers, Date, Outcome};

const ASKED: Effect = Effect::Load(Resource::File(DataFile::Policies));

/// Delivers the bundle of policies.
fn arrive(walk: &mut Walk) {
    let bundle = data_compiler::compile_other_policies(root()).expect("compiles");
    walk.data.add_policies(&bundle).expect("is whole");
    walk.send(Message::Loaded(Resource::File(DataFile::Policies), true));
}

/// Answers the question shown, which must be the one on `fact`.
fn give(walk: &mut Walk, id: &str, answer: Answer) {
    let fact = walk.state.fact(&walk.data).expect("a question is shown");
    assert_eq!(walk.state.policy(&walk.data).facts[fact].id, id);
    walk.send(Message::Question(QuestionMessage::Answered { fact, answer }));
}

#[test]
fn they_are_fetched_when_they_are_opened_and_not_before() {
    let mut walk = Walk::open("#/");
    assert!(!walk.effects.contains(&ASKED));
    walk.follow("#/check");
    assert!(!walk.effects.contains(&ASKED));
    walk.follow("#/policies");
    assert!(walk.effects.contains(&ASKED));
    arrive(&mut walk);
    assert_eq!(walk.state.route, Route::Policies);
    walk.follow("#/");
    walk.follow("#/policies");
    assert!(!walk.effects.contains(&ASKED));
}

#[test]
fn a_policy_opened_by_its_address_is_shown_once_it_is_here() {
    let mut walk = Walk::open("#/policy/jining-2019/check");
    assert!(walk.state.awaits_policy(&walk.data));
    assert_eq!(walk.state.loads[DataFile::Policies], LoadState::Loading);
    arrive(&mut walk);
    assert_eq!(walk.address(), "#/policy/jining-2019/check/need");
    assert!(!walk.state.awaits_policy(&walk.data));
    assert!(walk.opened());
}

#[test]
fn a_policy_nobody_has_is_not_found_once_that_is_known() {
    for address in ["#/policy/no-such-policy/check", "#/policy/no-such-policy/result"] {
        let mut walk = Walk::open(address);
        assert!(walk.state.awaits_policy(&walk.data), "{address}");
        arrive(&mut walk);
        assert_eq!(walk.state.route, Route::NotFound, "{address}");
    }
}

#[test]
fn a_fetch_that_fails_loses_nothing_and_is_tried_again_on_demand() {
    let mut walk = Walk::to_result();
    walk.follow("#/policies");
    walk.send(Message::Loaded(Resource::File(DataFile::Policies), false));
    assert_eq!(walk.state.loads[DataFile::Policies], LoadState::Failed);
    walk.send(Message::RetryRequested(Resource::File(DataFile::Policies)));
    assert_eq!(walk.effects, [ASKED]);
    arrive(&mut walk);
    walk.follow("#/result");
    assert_eq!(walk.state.verdict(&walk.data).outcome, Outcome::Eligible);
}

#[test]
fn answers_to_one_policy_are_none_to_another() {
    let mut walk = Walk::to_result();
    walk.follow("#/policies");
    arrive(&mut walk);
    walk.follow("#/policy/jining-2019/check");
    give(&mut walk, "need", Answer::Choice(1));
    assert_eq!(walk.address(), "#/policy/jining-2019/result");
    assert_eq!(walk.state.verdict(&walk.data).outcome, Outcome::Ineligible);
    walk.send_twice(Message::Restarted);
    assert_eq!(walk.address(), "#/policies");
    assert!(walk.state.check.answers[1..].iter().all(Answers::is_empty));
    walk.follow("#/result");
    assert_eq!(walk.state.verdict(&walk.data).outcome, Outcome::Eligible);
}

#[test]
fn an_ended_plan_is_told_as_ended_and_evaluated_for_its_own_time() {
    let mut walk = Walk::open("#/policy/jining-2019/check");
    arrive(&mut walk);
    let policy = walk.state.policy(&walk.data);
    let as_of = walk.state.as_of(policy);
    assert_eq!(Some(as_of.date), Date::parse("2021-12-31"));
    assert_eq!(Some(as_of.today), Date::parse("2026-11-21"));
    assert_eq!(policy.programme(as_of.today).status, ProgrammeStatus::Ended);
}

#[test]
fn the_repeat_checks_stand_under_their_plan() {
    let mut walk = Walk::open("#/policies");
    arrive(&mut walk);
    let id = |index: &usize| walk.data.policies[*index].id.as_str();
    let plans: Vec<Vec<&str>> = walk.data.plans().iter().map(|plan| plan.iter().map(id).collect()).collect();
    assert_eq!(
        plans,
        [
            vec!["qilu-green-award"],
            vec!["jining-2019", "jining-2019-repeat"],
            vec!["west-coast-2020", "west-coast-2020-living-allowance", "west-coast-2020-repeat"],
        ]
    );
    let repeat =
        walk.data.policy_index(&PolicyRef::Other("jining-2019-repeat".to_owned())).expect("is there");
    let related: Vec<&str> = walk.data.related_to(repeat).iter().map(id).collect();
    assert_eq!(related, ["jining-2019"]);
}

#[test]
fn a_damaged_bundle_adds_nothing() {
    let mut walk = Walk::open("#/policies");
    assert!(walk.data.add_policies(b"<!doctype html>").is_err());
    assert_eq!(walk.data.policies.len(), 1);
}
