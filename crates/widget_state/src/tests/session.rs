//! A page that is loaded again in the same tab.

use super::Walk;
use crate::{Effect, Message};
use eligibility::Answer;

/// Answers two questions; what the tab then remembers.
fn remembered() -> String {
    let mut walk = Walk::open("#/check");
    walk.tap("state-funded", "no");
    walk.send(Message::YearChosen(Some(1990)));
    walk.send(Message::MonthChosen(Some(3)));
    walk.send(Message::DraftSubmitted);
    match &walk.effects[..] {
        [.., Effect::Save(text)] => text.clone(),
        other => panic!("nothing to remember among {other:?}"),
    }
}

/// The page loaded again at `address`, in a tab that remembers `text`.
fn reloaded(address: &str, text: &str) -> Walk {
    let mut walk = Walk::open("#/");
    walk.send(Message::SavedFound(text.to_owned()));
    walk.follow(address);
    walk
}

#[test]
fn answers_of_before_are_taken_up_where_they_ended() {
    let mut walk = reloaded("#/check/able", &remembered());
    assert_eq!(walk.address(), "#/check/state-funded");
    assert_eq!(walk.answer_of("state-funded"), None, "only offered");
    walk.send(Message::SavedTaken);
    assert_eq!(walk.address(), "#/check/able");
    assert!(matches!(walk.answer_of("birth-month"), Some(Answer::Month(_))));
    assert!(walk.state.saved.is_none());
}

#[test]
fn answers_of_before_can_be_left() {
    let mut walk = reloaded("#/", &remembered());
    walk.send(Message::SavedLeft);
    assert_eq!(walk.effects, [Effect::Save(String::new())]);
    assert!(walk.state.saved.is_none());
}

#[test]
fn an_answer_given_now_takes_the_place_of_those_of_before() {
    let mut walk = reloaded("#/check", &remembered());
    walk.tap("state-funded", "yes");
    assert!(walk.state.saved.is_none());
    assert_eq!(walk.answer_of("birth-month"), None);
}

#[test]
fn to_forget_the_answers_is_to_forget_them_here_too() {
    let mut walk = Walk::to_review();
    walk.send(Message::Restarted);
    assert!(walk.effects.contains(&Effect::Save(String::new())));
}

#[test]
fn every_kind_of_answer_is_remembered() {
    let mut walk = Walk::to_review();
    let answers = walk.state.answers[0].clone();
    let text = crate::session::write(&answers, &walk.data);
    walk.send(Message::SavedFound(text.clone()));
    assert_eq!(walk.state.saved, Some(answers));
    assert!(text.len() < 100, "{text}");
}

#[test]
fn what_is_no_remembered_check_is_left_aside() {
    let text = remembered();
    let (edition, rest) = text.split_once('|').expect("has parts");
    let other_rules = format!("{}|{rest}", edition.parse::<u32>().expect("a number") ^ 1);
    let facts = Walk::open("#/").data.policies[0].facts.len();
    let nothing = format!("{edition}{}", "|".repeat(facts));
    for text in [
        "",
        "|||",
        "工",
        &other_rules,
        &nothing,
        &format!("{text}|"),
        &text[..text.len() - 1],
        &text.replace("c", "x"),
        &text.replace("c0", "c99"),
        &text.replace("m2", "m9"),
        &text.replace("m", "n"),
        &text.replace("c0", "c-1"),
        &text.replace("c0", "工1"),
        &text.replace("m2", "m99999999999"),
    ] {
        let mut walk = Walk::open("#/");
        walk.send(Message::SavedFound(text.to_owned()));
        assert_eq!(walk.state.saved, None, "{text}");
    }
}
