//! The widget on somebody else's page: what it tells that page, and the way through its own pages
//! where the history is not ours to use (docs/embedding.md).
//!
//! Words leave here as one event on the widget's element. Whoever put the widget there passes them
//! on: `web/loader/frame-host.js` as a message to the page around the frame.

use eligibility::verdict::Outcome;
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, CustomEventInit, Element};
use widget_state::Route;

/// The event that carries the words of the protocol.
const SAYS: &str = "qilu-green:says";

/// The event that asks for the large mode or the other: its detail is true or false.
const SIZE: &str = "qilu-green:size";

/// Tells that a page is shown: only what kind of page, since a question would tell of the answers
/// before it.
pub fn view(route: &Route) -> String {
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

/// Tells what came out, and by which policy: no answer.
pub fn outcome(outcome: Outcome, policy: &str) -> String {
    ["outcome ", outcome.as_str(), " ", policy].concat()
}

/// Says `words` to whoever put the widget there.
pub fn say(host: &Element, words: &str) {
    fire(host, SAYS, words);
}

/// Fires an event of ours on the widget, with words.
pub(super) fn fire(host: &Element, kind: &str, words: &str) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_detail(&words.into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict(kind, &init) {
        // The answer tells whether somebody prevented something; there is nothing to prevent.
        let _ = host.dispatch_event(&event);
    }
}

/// Calls `asked` with the size that the page around the widget asks for, for as long as the listener
/// lives. `host` is the outermost element of the widget; what it was put into is asked.
pub fn watch_size(host: &Element, asked: impl Fn(bool) + 'static) -> EventListener {
    let around = host.parent_element().unwrap_or_else(|| host.clone());
    EventListener::new(&around, SIZE, move |event| {
        let detail = event.dyn_ref::<CustomEvent>().and_then(|event| event.detail().as_bool());
        if let Some(large) = detail {
            asked(large);
        }
    })
}

/// The addresses one came through, the one shown last: a history without the browser's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail(Vec<String>);

impl Trail {
    /// Begins at `address`.
    pub fn new(address: String) -> Self {
        Self(vec![address])
    }

    /// Goes on to `address`; whether that is another page than the one shown.
    pub fn go(&mut self, address: &str) -> bool {
        let is_another = self.shown() != address;
        if is_another {
            self.0.push(address.to_owned());
        }
        is_another
    }

    /// Puts `address` in the place of the one shown.
    pub fn replace(&mut self, address: &str) {
        self.0.pop();
        // Else the way back would lead to the page one is on.
        if self.0.last().is_none_or(|before| before != address) {
            self.0.push(address.to_owned());
        }
    }

    /// Goes back; the address to show, if there is one.
    pub fn back(&mut self) -> Option<String> {
        if !self.leads_back() {
            return None;
        }
        self.0.pop();
        Some(self.shown().to_owned())
    }

    /// Whether there is a way back.
    pub fn leads_back(&self) -> bool {
        self.0.len() > 1
    }

    fn shown(&self) -> &str {
        self.0.last().map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::{Trail, outcome, view};
    use eligibility::verdict::Outcome;
    use widget_state::Route;

    #[test]
    fn a_view_is_a_kind_of_page_and_nothing_about_the_person() {
        let words = |address: &str| view(&Route::parse(address));
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
        assert_eq!(outcome(Outcome::Eligible, "qilu-green"), "outcome eligible qilu-green");
        assert_eq!(outcome(Outcome::Incomplete, "a"), "outcome incomplete a");
    }

    #[test]
    fn the_trail_leads_back_the_way_one_came() {
        let mut trail = Trail::new("#/".to_owned());
        assert!(!trail.leads_back());
        assert!(trail.go("#/a"));
        assert!(!trail.go("#/a"));
        assert!(trail.go("#/b"));
        assert_eq!(trail.back().as_deref(), Some("#/a"));
        assert_eq!(trail.back().as_deref(), Some("#/"));
        assert_eq!(trail.back(), None);
    }

    #[test]
    fn a_replaced_address_is_not_gone_back_to() {
        let mut trail = Trail::new("#/".to_owned());
        trail.go("#/check");
        trail.replace("#/check/birth-month");
        assert_eq!(trail.back().as_deref(), Some("#/"));
        trail.go("#/check");
        trail.replace("#/");
        assert!(!trail.leads_back());
    }
}
