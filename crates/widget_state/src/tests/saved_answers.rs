//! Saved answers: a page that is reloaded in the same tab restores them.

use super::Walk;
use crate::kiosk::KioskEvent;
use crate::saved_answers::{read, write};
use crate::speech::SpeechMessage;
use crate::{
    DataFile, Effect, Message, QuestionMessage, Resources, SavedMessage, SearchMessage, ShareMessage,
    TextSize,
};
use eligibility::policy::FactKind;
use eligibility::{Answer, Answers, Policy};
use occupations::OccupationCode;

/// Answers two questions; what the tab then remembers.
fn remembered() -> String {
    let mut walk = Walk::open("#/check");
    walk.tap("state-funded", "no");
    walk.send(Message::Question(QuestionMessage::YearChosen(Some(1990))));
    walk.send(Message::Question(QuestionMessage::MonthChosen(Some(3))));
    walk.send(Message::Question(QuestionMessage::Submitted));
    match &walk.effects[..] {
        [.., Effect::Save(text)] => text.clone(),
        other => panic!("nothing to remember among {other:?}"),
    }
}

/// Reloads the page at `address`, in a tab that remembers `text`.
fn reloaded(address: &str, text: &str) -> Walk {
    let mut walk = Walk::open("#/");
    walk.send(Message::Saved(SavedMessage::Found(text.to_owned())));
    walk.follow(address);
    walk
}

#[test]
fn answers_of_before_are_there_at_once_with_a_line_to_clear_them() {
    let walk = reloaded("#/check/able", &remembered());
    assert_eq!(walk.address(), "#/check/able");
    assert!(matches!(walk.answer_of("birth-month"), Some(Answer::Month(_))));
    assert!(walk.state.check.restored);
}

#[test]
fn a_result_is_a_result_after_a_reload_too() {
    let mut walk = Walk::to_result();
    walk.follow("#/result");
    let before = walk.state.verdict(&walk.data);
    let text = write(&walk.state.check.answers[0], &[], &walk.data);
    let walk = reloaded("#/result", &text);
    assert_eq!(walk.address(), "#/result");
    assert_eq!(walk.state.verdict(&walk.data), before);
}

#[test]
fn wishes_are_there_after_a_reload_even_without_an_answer() {
    let mut walk = Walk::open("#/directory");
    let codes = [6_280_303, 2_020_102].map(|code| OccupationCode::from_number(code).expect("a code"));
    for code in codes {
        walk.send(Message::WishToggled(code));
    }
    let [Effect::Save(text)] = &walk.effects[..] else { panic!("{:?}", walk.effects) };
    let mut walk = reloaded("#/directory", &text.clone());
    assert_eq!(walk.state.wishes, codes);
    walk.follow("#/receipt");
    assert_eq!(walk.address(), "#/receipt", "the list can be taken along");
    walk.send_twice(Message::Saved(SavedMessage::Cleared));
    assert!(walk.state.wishes.is_empty() && !walk.state.check.restored);
    assert_eq!(walk.effects.first(), Some(&Effect::Save(String::new())));
}

#[test]
fn answers_of_before_can_be_cleared_and_lead_to_the_start() {
    let mut walk = reloaded("#/check/able", &remembered());
    walk.send_twice(Message::Saved(SavedMessage::Cleared));
    assert!(walk.effects.contains(&Effect::Save(String::new())));
    assert_eq!((walk.address(), walk.answer_of("birth-month")), ("#/", None));
    assert!(!walk.state.check.restored);
}

#[test]
fn an_answer_given_now_ends_the_line_about_those_of_before() {
    let mut walk = reloaded("#/check/able", &remembered());
    walk.tap("able", "yes");
    assert!(!walk.state.check.restored);
    assert!(matches!(walk.answer_of("birth-month"), Some(Answer::Month(_))));
}

#[test]
fn to_forget_the_answers_is_to_forget_them_here_too() {
    let mut walk = Walk::to_result();
    walk.send_twice(Message::Restarted);
    assert!(walk.effects.contains(&Effect::Save(String::new())));
}

/// One tap in error loses nothing, and the question does not outlive the page.
#[test]
fn clearing_asks_once() {
    for message in [Message::Restarted, Message::Saved(SavedMessage::Cleared)] {
        let mut walk = Walk::to_result();
        let answers = walk.state.check.answers.clone();
        walk.send(message.clone());
        assert_eq!((&walk.state.check.answers, &walk.effects[..]), (&answers, &[Effect::LapseClearing][..]));
        assert!(walk.state.check.confirms_clearing);
        walk.follow("#/review");
        walk.follow("#/result");
        walk.send(message.clone());
        assert_eq!(walk.state.check.answers, answers, "it asks again on another visit to the page");
        walk.send(message);
        assert!(walk.state.check.answers[0].is_empty() && !walk.state.check.confirms_clearing);
    }
}

/// An armed button does not stay armed: a tap on anything else takes the question back, and so does time.
#[test]
fn the_question_whether_to_clear_falls_back() {
    let elsewhere = [
        Message::SizeChosen(TextSize::Large),
        Message::Question(QuestionMessage::DecadeChosen(None)),
        Message::Saved(SavedMessage::ClearingLapsed),
    ];
    for message in elsewhere {
        let mut walk = Walk::to_result();
        let answers = walk.state.check.answers.clone();
        walk.send(Message::Restarted);
        walk.send(message.clone());
        assert!(!walk.state.check.confirms_clearing, "{message:?}");
        walk.send(Message::Restarted);
        assert_eq!(walk.state.check.answers, answers, "it asks again after {message:?}");
    }
}

/// What loads meanwhile, or what the device finds, is no tap: right after a start a voice is found, which
/// took the question back under the visitor's finger.
#[test]
fn what_the_device_reports_leaves_the_question_whether_to_clear() {
    let reported = [
        Message::Loaded(DataFile::Directory.into(), false),
        Message::Speech(SpeechMessage::Voice(true)),
        Message::Speech(SpeechMessage::Voice(false)),
        Message::Speech(SpeechMessage::Ended),
        Message::Share(ShareMessage::Finished(None)),
        Message::Search(SearchMessage::Blurred),
        Message::Kiosk(KioskEvent::IdleFor(1000)),
    ];
    for message in reported {
        let mut walk = Walk::to_result();
        walk.send(Message::Restarted);
        walk.send(message.clone());
        assert!(walk.state.check.confirms_clearing, "{message:?}");
    }
}

#[test]
fn every_kind_of_answer_is_remembered() {
    let mut walk = Walk::to_result();
    let answers = walk.state.check.answers[0].clone();
    let text = write(&answers, &[], &walk.data);
    walk.send_twice(Message::Restarted);
    walk.send(Message::Saved(SavedMessage::Found(text.clone())));
    assert_eq!(walk.state.check.answers[0], answers);
    assert!(text.len() < 100, "{text}");
}

/// No question of the main policy asks for a number, so that the kinds are tested on a policy of their own.
#[test]
fn unsure_answers_and_numbers_are_saved_and_read_back() {
    let mut data = Resources::built_in();
    let mut policy = Policy::clone(data.policies[0]);
    let number = policy.facts.len() - 1;
    policy.facts[number].kind = FactKind::Number { unit: String::new(), decimals: 1, min: 0, max: 2000 };
    data.policies[0] = Box::leak(Box::new(policy));
    let mut answers = Answers::none(data.policies[0]);
    answers.set(0, Some(Answer::Unsure));
    answers.set(number, Some(Answer::Number(955)));
    let text = write(&answers, &[], &data);
    let day = data.policies[0].edition;
    assert_eq!(read(&text, &data, day), Some((answers, Vec::new())));
    assert_eq!(read(&text.replace("n955", "n2001"), &data, day), None, "above the maximum");
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
        &format!("{nothing}|"),
        &format!("{text}1,"),
        &format!("{text}{}", "6280303,".repeat(6)),
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
        walk.send(Message::Saved(SavedMessage::Found(text.to_owned())));
        assert!(walk.state.check.answers[0].is_empty() && !walk.state.check.restored, "{text}");
    }
}
