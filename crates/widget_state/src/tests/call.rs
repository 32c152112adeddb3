//! The words for a call, and the city asked on the result page.

use super::Walk;
use crate::call::{call_words, chosen_city, was_asked};
use crate::{Effect, Message, QuestionMessage, ShareOutcome};
use eligibility::{Answer, Outcome};

fn words(walk: &Walk) -> String {
    let policy = walk.state.policy(&walk.data);
    let situation = eligibility::evaluate::Situation {
        policy,
        answers: walk.state.answers(&walk.data),
        as_of: walk.state.as_of(policy).date,
    };
    call_words(&situation, &walk.state.verdict(&walk.data))
}

fn choose_city(walk: &mut Walk, city: Option<&str>) {
    let options = walk.data.policies[0].facts[walk.fact("place")].kind.options();
    let index = city.map(|id| options.iter().position(|option| option.id == id).expect("a city") as u8);
    walk.send(Message::Question(QuestionMessage::CityChosen(index)));
}

const HELLO: &str = "您好，我想参加齐鲁绿色低碳职业技能培训。";
const ASK: &str = "我这样的能参加吗？";

#[test]
fn the_words_hold_the_answers_and_the_city_chosen_for_the_call() {
    let mut walk = Walk::to_open_result();
    let answers = "我1974年3月出生，是女的，岗位原来规定50岁退休，没有领养老金";
    assert!(words(&walk).starts_with(&format!("{HELLO}{answers}。{ASK}")), "{}", words(&walk));
    walk.state.share = Some(ShareOutcome::Copied);
    choose_city(&mut walk, Some("weifang"));
    assert!(
        words(&walk).starts_with(&format!("{HELLO}{answers}，想在潍坊市参加。{ASK}")),
        "{}",
        words(&walk)
    );
    assert_eq!(walk.state.share, None, "other words than those copied");
    assert!(matches!(&walk.effects[..], [Effect::Save(_)]), "the city is kept over a reload");
    choose_city(&mut walk, None);
    assert!(words(&walk).starts_with(&format!("{HELLO}{answers}。{ASK}")), "{}", words(&walk));
}

#[test]
fn the_city_for_the_call_changes_neither_the_verdict_nor_the_page() {
    let mut walk = Walk::to_open_result();
    let before = walk.state.verdict(&walk.data);
    for city in ["jinan", "outside"] {
        choose_city(&mut walk, Some(city));
        let verdict = walk.state.verdict(&walk.data);
        assert_eq!((verdict.outcome, &verdict.path.asked), (Outcome::Confirm, &before.path.asked));
        assert!(!was_asked(&verdict, walk.fact("place")));
        assert_eq!(walk.address(), "#/result");
    }
}

#[test]
fn a_city_that_the_check_asked_for_is_in_the_words() {
    let walk = Walk::to_result();
    let verdict = walk.state.verdict(&walk.data);
    assert!(was_asked(&verdict, walk.fact("place")));
    let policy = walk.state.policy(&walk.data);
    let situation = eligibility::evaluate::Situation {
        policy,
        answers: walk.state.answers(&walk.data),
        as_of: walk.state.as_of(policy).date,
    };
    assert!(matches!(chosen_city(&situation, &verdict), Some(Answer::Choice(_))));
    assert!(words(&walk).contains("，想在济南市参加。"), "{}", words(&walk));
}

#[test]
fn a_visitor_who_does_not_qualify_asks_for_other_courses() {
    let mut walk = Walk::open("#/check");
    walk.tap("state-funded", "yes");
    assert!(words(&walk).starts_with(&format!("{HELLO}我工资是财政发的。我自己查了")), "{}", words(&walk));
}

#[test]
fn an_unsure_answer_is_not_spoken() {
    let mut walk = Walk::open("#/check");
    walk.tap_unsure();
    while walk.state.fact(&walk.data).is_some() {
        walk.tap_unsure();
    }
    assert!(words(&walk).starts_with(&format!("{HELLO}{ASK}")), "{}", words(&walk));
}
