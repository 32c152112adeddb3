//! Messages between the widget and the host page (docs/embedding.md).
//!
//! A message leaves the widget as an event on its element. The host script passes it on:
//! `web/loader/frame-host.js` with `postMessage` to the page around the frame.

use eligibility::verdict::Outcome;
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, CustomEventInit, Element};
use widget_state::Route;

/// The event that carries a message of the protocol.
const SAYS: &str = "qilu-green:says";

/// The event that requests the large or the normal text size: its detail is true or false.
const SIZE: &str = "qilu-green:size";

/// Builds the message that a page is shown. It names only the kind of page, because a question would reveal
/// the answers before it.
pub fn view_message(route: &Route) -> String {
    let kind = match route {
        Route::Start | Route::Tally | Route::NotFound => "start",
        Route::Check { .. } | Route::Question { .. } => "question",
        Route::Review { .. } => "review",
        Route::Result { .. } | Route::Receipt { .. } | Route::Presented(_) => "result",
        Route::Directory(_) => "directory",
        Route::Occupation(_) => "occupation",
        Route::Policies => "policies",
        Route::About => "about",
    };
    ["view ", kind].concat()
}

/// Builds the message with the outcome and the policy, without any answer.
pub fn outcome_message(outcome: Outcome, policy: &str) -> String {
    ["outcome ", outcome.as_str(), " ", policy].concat()
}

/// Sends a message to the host page.
pub fn emit(host: &Element, words: &str) {
    emit_event(host, SAYS, words);
}

/// Dispatches a custom event on the widget's element.
pub(super) fn emit_event(host: &Element, kind: &str, words: &str) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_detail(&words.into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict(kind, &init) {
        // The result tells whether a listener prevented the default action; there is none.
        let _ = host.dispatch_event(&event);
    }
}

/// Calls `asked` with each text size that the host page requests, as long as the listener lives. `host` is
/// the widget's root element; the event is dispatched on its parent.
pub fn on_size_request(host: &Element, asked: impl Fn(bool) + 'static) -> EventListener {
    let around = host.parent_element().unwrap_or_else(|| host.clone());
    EventListener::new(&around, SIZE, move |event| {
        let detail = event.dyn_ref::<CustomEvent>().and_then(|event| event.detail().as_bool());
        if let Some(large) = detail {
            asked(large);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{outcome_message, view_message};
    use eligibility::verdict::Outcome;
    use widget_state::Route;

    #[test]
    fn a_view_is_a_kind_of_page_and_nothing_about_the_person() {
        let words = |address: &str| view_message(&Route::parse(address));
        assert_eq!(words("#/"), "view start");
        assert_eq!(words("#/check/birth-month"), "view question");
        assert_eq!(words("#/policy/other/check/sex"), "view question");
        assert_eq!(words("#/review"), "view review");
        assert_eq!(words("#/result"), "view result");
        assert_eq!(words("#/receipt"), "view result");
        assert_eq!(words("#/r/1AB2"), "view result");
        assert_eq!(words("#/directory?field=2"), "view directory");
        assert_eq!(words("#/about"), "view about");
        assert_eq!(words("#/nonsense"), "view start");
    }

    #[test]
    fn an_outcome_comes_with_its_policy_alone() {
        assert_eq!(outcome_message(Outcome::Eligible, "qilu-green"), "outcome eligible qilu-green");
        assert_eq!(outcome_message(Outcome::Incomplete, "a"), "outcome incomplete a");
    }
}
