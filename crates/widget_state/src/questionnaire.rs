//! The questionnaire: which question may be opened, and where an answer leads.

use crate::city::PLACE_FACT;
use crate::{
    DataFile, Draft, Effect, FormError, LoadState, QuestionMessage, Resources, Route, State, saved_answers,
};
use eligibility::Answers;
use eligibility::answers::{Answer, check};
use eligibility::policy::FactIndex;

/// Handles a message about the form of the current question.
pub(crate) fn update(state: &mut State, message: QuestionMessage, data: &Resources) -> Vec<Effect> {
    match message {
        QuestionMessage::Answered { fact, answer: given } => answer(state, fact, given, data),
        QuestionMessage::OptionToggled(option) => edit(state, |draft| draft.toggle(option)),
        QuestionMessage::CityChosen(city) => choose_city(state, city, data),
        QuestionMessage::NoneToggled => edit(state, Draft::toggle_none),
        QuestionMessage::DecadeChosen(decade) => edit(state, |draft| draft.set_decade(decade)),
        QuestionMessage::MonthTapped(month) => {
            state.check.draft.set_month(Some(month));
            submit(state, data)
        }
        QuestionMessage::YearChosen(year) => edit(state, |draft| draft.set_year(year)),
        QuestionMessage::MonthChosen(month) => edit(state, |draft| draft.set_month(month)),
        QuestionMessage::NumberTyped(text) => edit(state, |draft| draft.set_number(text)),
        QuestionMessage::Submitted => submit(state, data),
    }
}

/// Returns the page to show for `requested`: the page itself, or another if it cannot be shown now.
///
/// A question opened out of order redirects to the next question that matters; an id that the data does not
/// hold is not found.
pub(crate) fn guard_route(state: &mut State, requested: Route, data: &Resources) -> Route {
    state.check.arrived_without_answers = false;
    let Some(policy) = requested.policy() else {
        state.check.redirected_to_first_question = false;
        return requested;
    };
    let Some(index) = data.policy_index(policy) else {
        // It may be a policy that is not loaded yet.
        let all_are_loaded = state.loads[DataFile::Policies] == LoadState::Loaded;
        return if all_are_loaded { Route::NotFound } else { requested };
    };
    let fact = match &requested {
        Route::Question { question, .. } => match data.policies[index].fact_index(question) {
            None => return Route::NotFound,
            fact => fact,
        },
        _ => None,
    };
    let evaluation = state.evaluation_of(index, data);
    let path = evaluation.path();
    if matches!(requested, Route::Review { .. } | Route::Result { .. } | Route::Receipt { .. }) {
        let is_wish_list = matches!(requested, Route::Receipt { .. }) && !state.wishes.is_empty();
        let is_empty = state.check.answers[index].is_empty() && !is_wish_list;
        // A forwarded page arrives without the answers.
        state.check.redirected_to_first_question = is_empty;
        if !is_empty {
            return requested;
        }
        if index != saved_answers::POLICY {
            return question_or_result(data, index, path.next);
        }
        state.check.arrived_without_answers = true;
        return Route::Start;
    }
    match fact {
        Some(fact) if path.asked.contains(&fact) || path.next == Some(fact) => {
            state.check.redirected_to_first_question &= path.asked.is_empty();
            requested
        }
        _ => {
            // A user who opens a later question without any answers has reloaded the page.
            state.check.redirected_to_first_question = fact.is_some() && path.asked.is_empty();
            question_or_result(data, index, path.next)
        }
    }
}

/// Returns the form of the current question.
pub(crate) fn draft(state: &State, data: &Resources) -> Draft {
    match state.fact(data) {
        Some(fact) => Draft::for_fact(&state.policy(data).facts[fact].kind, state.answers(data).get(fact)),
        None => Draft::None,
    }
}

/// Changes the form and clears its error.
fn edit(state: &mut State, change: impl FnOnce(&mut Draft)) -> Vec<Effect> {
    change(&mut state.check.draft);
    state.check.form_error = None;
    Vec::new()
}

/// Answers the question with the form, or shows the form's error.
fn submit(state: &mut State, data: &Resources) -> Vec<Effect> {
    let Some(fact) = state.fact(data) else { return Vec::new() };
    match state.check.draft.answer(&state.policy(data).facts[fact].kind) {
        Ok(given) => answer(state, fact, given, data),
        Err(error) => show_error(state, error),
    }
}

/// Records the city for the call, of a visitor who was not asked for it because no answer changes the
/// outcome.
fn choose_city(state: &mut State, city: Option<u8>, data: &Resources) -> Vec<Effect> {
    let policy = &data.policies[saved_answers::POLICY];
    if let Some(fact) = policy.fact_index(PLACE_FACT) {
        state.check.answers[saved_answers::POLICY].set(fact, city.map(Answer::Choice));
    }
    // The words that were copied are no longer those shown.
    state.share = None;
    vec![saved_answers::save(state, data)]
}

/// Records the answer to the current question and goes to the next question that matters, or to the result.
fn answer(state: &mut State, fact: FactIndex, answer: Answer, data: &Resources) -> Vec<Effect> {
    // A tap on a question that is no longer shown came too late.
    if state.fact(data) != Some(fact) {
        return Vec::new();
    }
    let index = state.policy_index(data);
    let policy = &data.policies[index];
    if let Err(error) = check(policy, fact, answer, state.as_of(policy).date) {
        return show_error(state, FormError::of(error, &policy.facts[fact].kind));
    }
    state.check.answers[index].set(fact, Some(answer));
    let next = state.evaluation_of(index, data).path().next;
    let mut effects = vec![Effect::Go(question_or_result(data, index, next).address())];
    if index == saved_answers::POLICY {
        state.check.restored = false;
        effects.push(saved_answers::save(state, data));
    }
    effects
}

/// Clears the answers to the page's policy.
pub(crate) fn restart(state: &mut State, data: &Resources) -> Vec<Effect> {
    if saved_answers::asks_before_clearing(state) {
        return vec![Effect::LapseClearing];
    }
    let index = state.policy_index(data);
    if index != saved_answers::POLICY {
        state.check.answers[index] = Answers::none(data.policies[index]);
        return vec![Effect::Go(Route::Policies.address())];
    }
    vec![Effect::Go(Route::Start.address()), saved_answers::forget_answers(state, data)]
}

fn show_error(state: &mut State, error: FormError) -> Vec<Effect> {
    state.check.form_error = Some(error);
    vec![Effect::FocusInvalidField]
}

fn question_or_result(data: &Resources, index: usize, next: Option<FactIndex>) -> Route {
    let policy = data.policy_ref(index);
    match next {
        Some(fact) => Route::Question { policy, question: data.policies[index].facts[fact].id.clone() },
        None => Route::Result { policy },
    }
}
