//! One evaluation for each answer, shared by everything that reads it.

use super::Walk;
use crate::Message;
use crate::evaluation::EVALUATIONS;
use eligibility::Outcome;
use std::rc::Rc;

/// Reads what title, page and messages of a step read.
fn render(walk: &Walk) -> Outcome {
    let (state, data) = (&walk.state, &walk.data);
    let next = state.path(data).next;
    assert_eq!(state.remaining_questions(data) == 0, next.is_none());
    let verdict = state.verdict(data);
    assert_eq!(verdict.path.next, next);
    assert!(Rc::ptr_eq(&verdict, &state.verdict(data)));
    verdict.outcome
}

#[test]
fn an_answer_is_evaluated_once() {
    let mut walk = Walk::open("#/check");
    render(&walk);
    for (fact, option) in [("state-funded", "no"), ("state-funded", "yes")] {
        let before = EVALUATIONS.get();
        walk.follow("#/check/state-funded");
        render(&walk);
        assert_eq!(EVALUATIONS.get(), before, "{fact}: only the page changed");
        walk.tap(fact, option);
        render(&walk);
        assert_eq!(EVALUATIONS.get(), before + 1, "{fact}: {option}");
    }
    assert_eq!(render(&walk), Outcome::Ineligible);
}

#[test]
fn another_day_is_evaluated_again() {
    let mut walk = Walk::to_result();
    render(&walk);
    let before = EVALUATIONS.get();
    walk.send(Message::Today(eligibility::Date::parse("2027-02-01")));
    render(&walk);
    assert_eq!(EVALUATIONS.get(), before + 1);
}
