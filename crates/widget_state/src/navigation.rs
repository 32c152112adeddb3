//! Opening the page of a URL.

use crate::{
    Chunk, DataFile, Effect, LoadState, PolicyRef, Resources, Route, State, kiosk, loading, questionnaire,
    speech,
};
use eligibility::Answers;

/// Opens the page of `url`.
pub(crate) fn navigate(state: &mut State, url: &str, data: &Resources) -> Vec<Effect> {
    if state.route == Route::Tally {
        // Its document has no other page.
        return Vec::new();
    }
    open(state, Route::parse(url), false, data)
}

/// Adds empty answers for the loaded policies, and opens the page again that waited for one.
pub(crate) fn policies_loaded(state: &mut State, data: &Resources) -> Vec<Effect> {
    let known = state.check.answers.len();
    state.check.answers.extend(data.policies.iter().skip(known).map(|policy| Answers::none(policy)));
    match state.route.policy() {
        None | Some(PolicyRef::Main) => Vec::new(),
        Some(PolicyRef::Other(_)) => open(state, state.route.clone(), true, data),
    }
}

/// Opens the page of `requested`, or the page to show instead. `reopened` opens it even if it is the current
/// page.
fn open(state: &mut State, requested: Route, reopened: bool, data: &Resources) -> Vec<Effect> {
    let route = questionnaire::guard_route(state, requested.clone(), data);
    let mut effects = Vec::new();
    if route != requested {
        effects.push(Effect::Replace(route.address()));
    }
    let stays = !reopened && state.route.is_same_page(&route);
    let before = std::mem::replace(&mut state.route, route);
    kiosk::page_changed(state);
    effects.extend(request_resources(state, data));
    if stays {
        state.search.filter_changed(&before, &state.route);
        return effects;
    }
    effects.extend(speech::stop_speaking(state));
    state.check.form_error = None;
    state.check.shows_rule_tree = false;
    state.share = None;
    state.check.draft = questionnaire::draft(state, data);
    state.search.blur();
    effects.push(Effect::PageOpened { first: false });
    effects
}

/// Requests the resources that the current page needs.
fn request_resources(state: &mut State, data: &Resources) -> Vec<Effect> {
    let mut effects = Vec::new();
    effects.extend(loading::request_national(state));
    if state.route.chunk() == Some(Chunk::Extras) && state.loads[Chunk::Extras] == LoadState::NotRequested {
        effects.extend(loading::request(state, Chunk::Extras));
    }
    // Always load all policies for a receipt, so that the request does not reveal which one it is about.
    let presented = matches!(state.route, Route::Presented(_));
    if presented || state.route == Route::Policies || state.awaits_policy(data) {
        effects.extend(loading::request(state, DataFile::Policies));
    }
    effects
}
