//! The field of the directory: a combobox that is safe with input methods.

use super::{Effect, Route, State};
use crate::Resources;
use occupations::{Filter, Hit, SearchOutcome, SearchResponse};
use serde::{Deserialize, Serialize};

/// How many hits are suggested below the field.
const SUGGESTIONS: usize = 6;
/// How many hits are listed at once.
pub const PAGE_OF_HITS: usize = 30;
/// The longest text that is looked up; the field holds no more.
const LONGEST_TEXT: usize = 60;

/// What the field holds and shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookUp {
    /// The text in the field, unfinished compositions included.
    pub text: String,
    /// What is looked up: the text as it was when nothing was being composed.
    pub query: String,
    /// Whether an input method is composing.
    pub composing: bool,
    /// Whether suggestions are shown.
    pub open: bool,
    /// The suggestion the arrow keys stand on.
    pub active: Option<usize>,
    /// How many hits are listed.
    pub shown: usize,
}

/// A key that the field understands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// To the next suggestion.
    Down,
    /// To the suggestion before.
    Up,
    /// Opens the suggestion one stands on; else closes the suggestions.
    Enter,
    /// Closes the suggestions; once they are closed, empties the field.
    Escape,
}

impl Default for LookUp {
    fn default() -> Self {
        Self {
            text: String::new(),
            query: String::new(),
            composing: false,
            open: false,
            active: None,
            shown: PAGE_OF_HITS,
        }
    }
}

impl LookUp {
    /// The field holds `text`. Nothing is looked up while an input method is composing.
    pub(super) fn set_text(&mut self, text: String, composing: bool) {
        let text: String = text.chars().take(LONGEST_TEXT).collect();
        self.composing = composing;
        self.text = text;
        if !composing {
            self.settle();
            self.open = !self.query.trim().is_empty();
        }
    }

    /// The field is left, so nothing is being composed, whether or not the input method said so.
    pub(super) fn leave(&mut self) {
        self.composing = false;
        self.settle();
        self.open = false;
        self.active = None;
    }

    /// The filter has changed under the field.
    pub(super) fn turn(&mut self, before: &Route, now: &Route) {
        if before != now {
            self.shown = PAGE_OF_HITS;
            self.active = None;
        }
    }

    fn settle(&mut self) {
        if self.query != self.text {
            self.query.clone_from(&self.text);
            self.shown = PAGE_OF_HITS;
            self.active = None;
        }
    }
}

impl State {
    /// The filter of the directory's page.
    pub fn filter(&self) -> Filter {
        match &self.route {
            Route::Directory(filter) => *filter,
            _ => Filter::default(),
        }
    }

    /// The answer to what is typed, at most `limit` hits; `None` until the directory has arrived.
    pub fn found(&self, data: &Resources, limit: usize) -> Option<SearchResponse> {
        let (logic, directory) = data.directory_logic.zip(data.directory)?;
        let national = data.national;
        Some((logic.look_up)(directory, national, &self.look_up.query, &self.filter(), limit))
    }
}

/// A key was pressed in the field.
pub(super) fn press(state: &mut State, key: Key, data: &Resources) -> Vec<Effect> {
    if state.look_up.composing {
        // It belongs to the input method.
        return Vec::new();
    }
    match key {
        Key::Down | Key::Up => step(state, key == Key::Down, data),
        Key::Enter => {
            if let Some(place) = active_suggestion(state, data) {
                return pick(state, place, data);
            }
            state.look_up.open = false;
        }
        Key::Escape if state.look_up.open => {
            state.look_up.open = false;
            state.look_up.active = None;
        }
        Key::Escape => state.look_up.set_text(String::new(), false),
    }
    Vec::new()
}

/// Opens the page of the entry at `place`.
pub(super) fn pick(state: &mut State, place: usize, data: &Resources) -> Vec<Effect> {
    let occupation = data.directory.and_then(|directory| directory.occupations().get(place));
    state.look_up.open = false;
    state.look_up.active = None;
    match occupation {
        Some(occupation) => vec![Effect::Go(Route::Occupation(occupation.code).address())],
        None => Vec::new(),
    }
}

/// The hits to suggest; what is only similar is no suggestion.
pub fn suggested(answer: &SearchResponse) -> &[Hit] {
    match answer.outcome {
        SearchOutcome::Found => &answer.hits[..answer.hits.len().min(SUGGESTIONS)],
        _ => &[],
    }
}

/// Moves to the next or the previous suggestion, round through "none".
fn step(state: &mut State, down: bool, data: &Resources) {
    let count = state.found(data, SUGGESTIONS).map_or(0, |answer| suggested(&answer).len());
    let field = &mut state.look_up;
    field.active = match (field.active.filter(|_| field.open), down) {
        _ if count == 0 => None,
        (None, true) => Some(0),
        (None, false) => Some(count - 1),
        (Some(active), true) => Some(active + 1).filter(|next| *next < count),
        (Some(active), false) => active.checked_sub(1),
    };
    field.open = count > 0;
}

fn active_suggestion(state: &State, data: &Resources) -> Option<usize> {
    let active = state.look_up.active.filter(|_| state.look_up.open)?;
    let answer = state.found(data, SUGGESTIONS)?;
    suggested(&answer).get(active).map(|hit| hit.occupation_index)
}
