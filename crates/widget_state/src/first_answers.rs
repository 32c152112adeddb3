//! The answers to the first question, and the page after each: the build renders these pages into
//! `index.html`, so that a visitor answers before the wasm arrives
//! (docs/decisions/0014-first-questions-before-the-wasm.md).

use crate::{Message, PolicyRef, Resources, Route, State, clock, saved_answers, update};
use eligibility::policy::{FactIndex, FactKind};
use eligibility::{Answer, Answers, Date};

/// An answer to the first question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstAnswer {
    /// The saved answers after it.
    pub saved: String,
    /// The page that it leads to.
    pub next: Route,
    /// Whether that page is a question, and the same one, of the same number, on every day.
    pub is_known: bool,
}

/// Returns the route of the first question and its answers in the order of the options, "I do not know" last.
/// `None` if it is not a choice.
pub fn first_answers(data: &Resources) -> Option<(Route, Vec<FirstAnswer>)> {
    let (route, fact) = first_question(&State::new(data), data)?;
    let policy = &data.policies[saved_answers::POLICY];
    let FactKind::Choice(options) = &policy.facts[fact].kind else { return None };
    let choices = (0..options.len()).map(|option| Answer::Choice(option as u8));
    let answers = choices.chain([Answer::Unsure]).map(|answer| {
        let mut answers = Answers::none(policy);
        answers.set(fact, Some(answer));
        let saved = saved_answers::write(&answers, &[], data);
        let (next, remaining) = follow(&answers, policy.edition, data);
        let is_known = matches!(next, Route::Question { .. })
            && days(policy.edition).all(|day| follow(&answers, day, data) == (next.clone(), remaining));
        FirstAnswer { saved, next, is_known }
    });
    Some((route, answers.collect()))
}

/// Returns the first question, as the address of a check leads to it.
fn first_question(state: &State, data: &Resources) -> Option<(Route, FactIndex)> {
    let mut state = state.clone();
    let _no_page_to_replace =
        update(&mut state, Message::Navigated(Route::Check { policy: PolicyRef::Main }.address()), data);
    let fact = state.fact(data)?;
    Some((state.route, fact))
}

/// Returns the page after these answers on a day, and the largest number of questions that can follow.
fn follow(answers: &Answers, day: Date, data: &Resources) -> (Route, usize) {
    let mut state = State::new(data);
    state.today = Some(day);
    state.check.answers[saved_answers::POLICY] = answers.clone();
    let next = match first_question(&state, data) {
        Some((route, _)) => route,
        None => Route::Result { policy: PolicyRef::Main },
    };
    state.route = next.clone();
    (next, state.remaining_questions(data))
}

/// Returns the days on which the pages are compared: each month of the first two years, then each year until
/// the last plausible one.
fn days(edition: Date) -> impl Iterator<Item = Date> {
    let first = edition.month.year();
    let months = (0..24).filter_map(move |month| Date::new(first + month / 12, month as u32 % 12 + 1, 1));
    let years = (first + 2..=clock::LAST_YEAR).filter_map(|year| Date::new(year, 1, 1));
    months.chain(years)
}
