//! Questions, answers and review: the page that follows each step of a user.

use super::Walk;
use crate::{Draft, Effect, FormError, Message, QuestionMessage, Route};
use eligibility::{Answer, Date, Month, Outcome};

#[test]
fn the_way_to_the_result_is_one_question_a_page() {
    let walk = Walk::to_result();
    assert_eq!(walk.state.verdict(&walk.data).outcome, Outcome::Eligible);
    let addresses: Vec<&str> = walk.history.iter().map(String::as_str).collect();
    assert_eq!(
        addresses,
        [
            "#/",
            "#/check/state-funded",
            "#/check/birth-month",
            "#/check/sex",
            "#/check/able",
            "#/check/willing",
            "#/check/groups",
            "#/check/place",
            "#/result",
        ]
    );
}

#[test]
fn no_address_ever_holds_an_answer() {
    let walk = Walk::to_result();
    for address in &walk.history {
        for secret in ["1974", "05", "male", "enterprise", "jinan"] {
            assert!(!address.contains(secret), "{address}");
        }
    }
}

#[test]
fn back_shows_the_question_before_with_its_answer_and_forward_returns() {
    let mut walk = Walk::to_result();
    walk.back();
    assert_eq!(walk.address(), "#/check/place");
    walk.back();
    assert_eq!(walk.address(), "#/check/groups");
    assert_eq!(walk.state.check.draft, Draft::Choices { options: 1, none: false });
    for _ in 0..4 {
        walk.back();
    }
    assert_eq!(walk.address(), "#/check/birth-month");
    assert_eq!(walk.state.check.draft, Draft::Month { decade: None, year: Some(1974), month: Some(5) });
    for _ in 0..6 {
        walk.forward();
    }
    assert_eq!(walk.address(), "#/result");
    walk.back();
    assert_eq!(walk.state.route.address(), "#/check/place");
}

#[test]
fn a_changed_answer_keeps_the_others_and_returns_to_the_result() {
    let mut walk = Walk::to_result();
    walk.follow("#/check/place");
    walk.tap("place", "outside");
    assert_eq!(walk.address(), "#/result");
    assert_eq!(walk.answer_of("willing"), Some(Answer::Choice(0)));
    assert_eq!(walk.state.verdict(&walk.data).outcome, Outcome::Confirm);
}

#[test]
fn a_changed_answer_asks_what_has_become_necessary_and_nothing_else() {
    let mut walk = Walk::to_result();
    walk.follow("#/check/sex");
    // At fifty-two it matters to a woman which post she has, to a man it does not.
    walk.tap("sex", "female");
    assert_eq!(walk.address(), "#/check/post");
    walk.tap("post", "worker");
    assert_eq!(walk.address(), "#/check/pension");
    walk.tap("pension", "none");
    assert_eq!(walk.address(), "#/result");
    // What was asked before is still answered, and back to male drops the post from the path only.
    walk.follow("#/check/sex");
    walk.tap("sex", "male");
    let path = walk.state.path(&walk.data);
    assert!(!path.asked.contains(&walk.fact("post")));
    assert_eq!(walk.answer_of("post"), Some(Answer::Choice(0)));
    walk.follow("#/check/sex");
    walk.tap("sex", "female");
    assert_eq!(walk.address(), "#/result");
}

#[test]
fn an_answer_that_settles_it_ends_the_questions() {
    let mut walk = Walk::open("#/check");
    assert_eq!(walk.address(), "#/check/state-funded");
    walk.tap("state-funded", "yes");
    assert_eq!(walk.address(), "#/result");
    assert_eq!(walk.state.verdict(&walk.data).outcome, Outcome::Ineligible);
}

#[test]
fn a_question_out_of_order_leads_to_the_one_that_matters() {
    let mut walk = Walk::open("#/");
    walk.follow("#/check/place");
    assert_eq!(walk.address(), "#/check/state-funded");
    assert!(walk.state.check.redirected_to_first_question);
    walk.tap("state-funded", "no");
    assert!(!walk.state.check.redirected_to_first_question);
    walk.follow("#/check/willing");
    assert_eq!(walk.address(), "#/check/birth-month");
    // A question that cannot matter any more leads to the result once all is answered.
    let mut walk = Walk::to_result();
    walk.follow("#/check/post");
    assert_eq!(walk.address(), "#/result");
}

#[test]
fn the_plain_way_in_is_not_taken_for_a_reload() {
    let mut walk = Walk::open("#/");
    walk.follow("#/check");
    assert_eq!(walk.address(), "#/check/state-funded");
    assert!(!walk.state.check.redirected_to_first_question);
    let reloaded = Walk::open("#/check/state-funded");
    assert!(!reloaded.state.check.redirected_to_first_question);
}

#[test]
fn unsure_is_an_answer_to_every_question() {
    let mut walk = Walk::open("#/check");
    let mut asked = 0;
    while matches!(walk.state.route, Route::Question { .. }) {
        walk.tap_unsure();
        asked += 1;
        assert!(asked < 20, "the questions do not end");
    }
    assert_eq!(walk.address(), "#/result");
    assert_eq!(walk.state.verdict(&walk.data).outcome, Outcome::Confirm);
}

#[test]
fn a_tap_that_comes_too_late_answers_nothing() {
    let mut walk = Walk::open("#/check");
    walk.tap("state-funded", "no");
    let fact = walk.fact("state-funded");
    walk.send(Message::Question(QuestionMessage::Answered { fact, answer: Answer::Choice(1) }));
    assert_eq!(walk.answer_of("state-funded"), Some(Answer::Choice(0)));
    assert_eq!(walk.address(), "#/check/birth-month");
}

#[test]
fn an_error_of_the_form_is_shown_and_is_no_answer() {
    let mut walk = Walk::open("#/check");
    walk.tap("state-funded", "no");
    walk.send(Message::Question(QuestionMessage::Submitted));
    assert_eq!(walk.state.check.form_error, Some(FormError::YearMissing));
    assert!(walk.effects.contains(&Effect::FocusInvalidField));
    walk.send(Message::Question(QuestionMessage::YearChosen(Some(2026))));
    assert_eq!(walk.state.check.form_error, None);
    walk.send(Message::Question(QuestionMessage::Submitted));
    assert_eq!(walk.state.check.form_error, Some(FormError::MonthMissing));
    walk.send(Message::Question(QuestionMessage::MonthChosen(Some(12))));
    walk.send(Message::Question(QuestionMessage::Submitted));
    assert_eq!(walk.state.check.form_error, Some(FormError::TooLate));
    walk.send(Message::Question(QuestionMessage::YearChosen(Some(1800))));
    walk.send(Message::Question(QuestionMessage::Submitted));
    assert_eq!(walk.state.check.form_error, Some(FormError::TooEarly));
    assert_eq!(walk.address(), "#/check/birth-month");
    assert_eq!(walk.answer_of("birth-month"), None);
    // Leaving the page clears the error.
    walk.back();
    assert_eq!(walk.state.check.form_error, None);
}

#[test]
fn nothing_ticked_is_an_error_but_none_of_these_is_an_answer() {
    let mut walk = Walk::to_result();
    walk.follow("#/check/groups");
    walk.send(Message::Question(QuestionMessage::OptionToggled(0)));
    walk.send(Message::Question(QuestionMessage::Submitted));
    assert_eq!(walk.state.check.form_error, Some(FormError::NothingTicked));
    walk.send(Message::Question(QuestionMessage::OptionToggled(1)));
    walk.send(Message::Question(QuestionMessage::NoneToggled));
    assert_eq!(walk.state.check.draft, Draft::Choices { options: 0, none: true });
    walk.send(Message::Question(QuestionMessage::Submitted));
    assert_eq!(walk.answer_of("groups"), Some(Answer::Choices(0)));
    walk.follow("#/check/groups");
    assert_eq!(walk.state.check.draft, Draft::Choices { options: 0, none: true });
    walk.send(Message::Question(QuestionMessage::OptionToggled(2)));
    assert_eq!(walk.state.check.draft, Draft::Choices { options: 4, none: false });
}

#[test]
fn an_option_that_does_not_exist_changes_nothing() {
    let mut walk = Walk::open("#/check");
    let fact = walk.fact("state-funded");
    for answer in [Answer::Choice(200), Answer::Choices(1), Answer::Month(Month(0)), Answer::Number(1)] {
        walk.send(Message::Question(QuestionMessage::Answered { fact, answer }));
        assert_eq!(walk.answer_of("state-funded"), None, "{answer:?}");
    }
    walk.send(Message::Question(QuestionMessage::OptionToggled(200)));
    walk.send(Message::Question(QuestionMessage::NumberTyped("5".to_owned())));
    assert_eq!(walk.state.check.draft, Draft::None);
}

#[test]
fn a_result_opened_without_answers_leads_to_the_start() {
    let walk = Walk::open("#/result");
    assert_eq!(walk.address(), "#/");
    let verdict = walk.state.verdict(&walk.data);
    assert_eq!(verdict.outcome, Outcome::Incomplete);
    assert_eq!(verdict.path.next, Some(walk.fact("state-funded")));
}

#[test]
fn starting_over_forgets_every_answer() {
    let mut walk = Walk::to_result();
    walk.follow("#/result");
    walk.send_twice(Message::Restarted);
    assert_eq!(walk.address(), "#/");
    assert!(walk.state.check.answers.iter().all(eligibility::Answers::is_empty));
    walk.back();
    assert_eq!(walk.state.verdict(&walk.data).outcome, Outcome::Incomplete);
}

#[test]
fn a_clock_that_cannot_be_is_told_and_the_edition_stands_in() {
    let mut walk = Walk::to_result();
    let policy = &walk.data.policies[0];
    assert!(!walk.state.as_of(policy).device_is_wrong);
    let edition = policy.edition;
    for today in [Date::parse("1970-01-01"), Date::parse("2025-12-31"), Date::parse("2101-01-01"), None] {
        walk.send(Message::Today(today));
        let as_of = walk.state.as_of(walk.data.policies[0]);
        assert!(as_of.device_is_wrong);
        assert_eq!(as_of.date, edition);
    }
}

#[test]
fn as_time_goes_by_the_same_answers_are_asked_about_anew() {
    let mut walk = Walk::to_result();
    walk.send(Message::Today(Date::parse("2038-06-01")));
    walk.follow("#/result");
    // By then he is near the line, and whether he draws a pension matters.
    let verdict = walk.state.verdict(&walk.data);
    assert_eq!(verdict.outcome, Outcome::Incomplete);
    assert_eq!(verdict.path.next, Some(walk.fact("pension")));
}
