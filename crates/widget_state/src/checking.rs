//! Questions and answers: which page may be shown, what an answer leads to.

use super::{Arrival, Draft, Effect, Route, Slip, State, session};
use crate::Resources;
use eligibility::Answers;
use eligibility::answers::{Answer, check};
use eligibility::policy::FactIndex;

/// The page to show instead of `asked`, if that one cannot be shown now.
///
/// A question opened out of order leads to the one that matters next; what is not in the data is
/// not found.
pub(super) fn admit(state: &mut State, asked: Route, data: &Resources) -> Route {
    let Some(id) = asked.policy() else {
        state.began_again = false;
        return asked;
    };
    let Some(policy) = data.policy_index(id) else {
        // It may be one of those that have not arrived yet.
        return if state.other_policies == Arrival::Here { Route::NotFound } else { asked };
    };
    let fact = match &asked {
        Route::Question { question, .. } => match data.policies[policy].fact_index(question) {
            None => return Route::NotFound,
            fact => fact,
        },
        _ => None,
    };
    if matches!(asked, Route::Review { .. } | Route::Result { .. } | Route::Receipt { .. }) {
        state.began_again = false;
        return asked;
    }
    let came_from = std::mem::replace(&mut state.route, asked.clone());
    let path = state.path(data);
    state.route = came_from;
    match fact {
        Some(fact) if path.asked.contains(&fact) || path.next == Some(fact) => {
            state.began_again &= path.asked.is_empty();
            asked
        }
        _ => {
            // Someone who opens a later question without any answer has reloaded the page.
            state.began_again = fact.is_some() && path.asked.is_empty();
            question_or_review(data, policy, path.next)
        }
    }
}

/// The form of the question shown.
pub(super) fn draft(state: &State, data: &Resources) -> Draft {
    match state.fact(data) {
        Some(fact) => Draft::for_fact(&state.policy(data).facts[fact].kind, state.answers(data).get(fact)),
        None => Draft::None,
    }
}

/// Changes the form and takes back what was said about it.
pub(super) fn edit(state: &mut State, change: impl FnOnce(&mut Draft)) -> Vec<Effect> {
    change(&mut state.draft);
    state.slip = None;
    Vec::new()
}

/// Turns the form into an answer, or says what is wrong with it.
pub(super) fn submit(state: &mut State, data: &Resources) -> Vec<Effect> {
    let Some(fact) = state.fact(data) else { return Vec::new() };
    match state.draft.answer(&state.policy(data).facts[fact].kind) {
        Ok(given) => answer(state, fact, given, data),
        Err(slip) => refuse(state, slip),
    }
}

/// Takes an answer to the question shown and goes to the next one that matters, or to the review.
pub(super) fn answer(state: &mut State, fact: FactIndex, answer: Answer, data: &Resources) -> Vec<Effect> {
    // An answer to a question that is no longer shown is a tap that came too late.
    if state.fact(data) != Some(fact) {
        return Vec::new();
    }
    let index = state.policy_index(data);
    let policy = &data.policies[index];
    if let Err(error) = check(policy, fact, answer, state.as_of(policy).date) {
        return refuse(state, Slip::of(error, &policy.facts[fact].kind));
    }
    state.answers[index].set(fact, Some(answer));
    let next = state.path(data).next;
    let mut effects = vec![Effect::Go(question_or_review(data, index, next).address())];
    if index == session::POLICY {
        // What is said now counts, not what was said before.
        state.saved = None;
        effects.push(Effect::Save(session::write(&state.answers[index], data)));
    }
    effects
}

/// Goes on with the answers of before the page was loaded again.
pub(super) fn take_up(state: &mut State) -> Vec<Effect> {
    let Some(answers) = state.saved.take() else { return Vec::new() };
    state.answers[session::POLICY] = answers;
    vec![Effect::Go(Route::Check { policy: String::new() }.address())]
}

/// Forgets the answers to the policy shown.
pub(super) fn restart(state: &mut State, data: &Resources) -> Vec<Effect> {
    let index = state.policy_index(data);
    state.answers[index] = Answers::none(&data.policies[index]);
    if index != session::POLICY {
        return vec![Effect::Go(Route::Policies.address())];
    }
    state.saved = None;
    vec![Effect::Go(Route::Start.address()), Effect::Save(String::new())]
}

fn refuse(state: &mut State, slip: Slip) -> Vec<Effect> {
    state.slip = Some(slip);
    vec![Effect::ShowSlip]
}

fn question_or_review(data: &Resources, policy: usize, next: Option<FactIndex>) -> Route {
    let name = data.policy_name(policy);
    match next {
        Some(fact) => {
            Route::Question { policy: name, question: data.policies[policy].facts[fact].id.clone() }
        }
        None => Route::Review { policy: name },
    }
}
