//! Dispatches each message to the file of its topic.

use crate::{
    Effect, Message, Resources, State, loading, navigation, questionnaire, saved_answers, search_field,
    share, speech, wishes,
};

/// Updates the state with a message and returns the effects to run, in order.
pub fn update(state: &mut State, message: Message, data: &Resources) -> Vec<Effect> {
    if state.is_waiting_kiosk() && !message.is_allowed_while_absent() {
        return Vec::new();
    }
    if !saved_answers::leaves_clearing_asked(&message) {
        state.check.confirms_clearing = false;
    }
    match message {
        Message::Started => loading::start(state),
        Message::Today(today) => {
            state.today = today;
            Vec::new()
        }
        Message::Navigated(url) => navigation::navigate(state, &url, data),
        Message::Loaded(resource, loaded) => loading::loaded(state, resource, loaded, data),
        Message::RetryRequested(resource) => loading::retry(state, resource),
        Message::SizeChosen(size) => {
            state.device.size = size;
            vec![Effect::KeepSize(size)]
        }
        Message::WishToggled(code) => {
            wishes::toggle(&mut state.wishes, code);
            state.share = None;
            vec![saved_answers::save(state, data)]
        }
        Message::Restarted => questionnaire::restart(state, data),
        Message::RuleTreeOpened => {
            state.check.shows_rule_tree = true;
            Vec::new()
        }
        Message::Question(message) => questionnaire::update(state, message, data),
        Message::Saved(message) => saved_answers::update(state, message, data),
        Message::Search(message) => search_field::update(state, message, data),
        Message::Share(message) => share::update(state, message),
        Message::Speech(message) => speech::update(state, message),
        Message::Tally(message) => match data.extras_logic {
            Some(logic) => (logic.tally)(state, message, data),
            None => Vec::new(),
        },
        Message::Kiosk(event) => match data.extras_logic {
            Some(logic) => (logic.kiosk)(state, event, data),
            None => Vec::new(),
        },
    }
}
