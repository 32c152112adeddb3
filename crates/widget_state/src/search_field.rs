//! The search field of the directory: a combobox that works with input methods.

use crate::{Effect, Resources, Route, SearchMessage, State};
use occupations::{Filter, Hit, SearchOutcome, SearchResponse};

/// The number of hits suggested below the field.
const SUGGESTIONS: usize = 6;
/// The number of hits listed at once.
pub const HITS_PER_PAGE: usize = 30;
/// The maximum length of the text in characters.
const MAX_TEXT_LENGTH: usize = 60;

/// The search field and its suggestions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchField {
    /// The text in the field, including an unfinished composition.
    pub text: String,
    /// The query: the text as of the last moment without a composition.
    pub query: String,
    /// Whether an input method is composing.
    pub composing: bool,
    /// Whether suggestions are shown.
    pub open: bool,
    /// The index of the suggestion that the arrow keys have reached.
    pub active: Option<usize>,
    /// The number of hits listed.
    pub shown: usize,
}

/// A key that the field handles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchKey {
    /// Moves to the next suggestion.
    Down,
    /// Moves to the previous suggestion.
    Up,
    /// Opens the active suggestion; without one, closes the suggestions.
    Enter,
    /// Closes the suggestions; if they are closed, clears the field.
    Escape,
}

impl Default for SearchField {
    fn default() -> Self {
        Self {
            text: String::new(),
            query: String::new(),
            composing: false,
            open: false,
            active: None,
            shown: HITS_PER_PAGE,
        }
    }
}

impl SearchField {
    /// Returns whether the text is blank.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Sets the text. While an input method is composing, the query stays what it was.
    pub(crate) fn set_text(&mut self, text: String, composing: bool) {
        let text: String = text.chars().take(MAX_TEXT_LENGTH).collect();
        self.composing = composing;
        self.text = text;
        if !composing {
            self.commit_query();
            self.open = !self.query.trim().is_empty();
        }
    }

    /// Handles the loss of focus, which ends a composition even if the input method did not report its end.
    pub(crate) fn blur(&mut self) {
        self.composing = false;
        self.commit_query();
        self.close();
    }

    /// Shows the first hits again if the filter has changed.
    pub(crate) fn filter_changed(&mut self, before: &Route, now: &Route) {
        if before != now {
            self.shown = HITS_PER_PAGE;
            self.active = None;
        }
    }

    fn commit_query(&mut self) {
        if self.query != self.text {
            self.query.clone_from(&self.text);
            self.shown = HITS_PER_PAGE;
            self.active = None;
        }
    }

    fn close(&mut self) {
        self.open = false;
        self.active = None;
    }
}

impl State {
    /// Returns the filter of the directory's page.
    pub fn filter(&self) -> Filter {
        match &self.route {
            Route::Directory(filter) => *filter,
            _ => Filter::default(),
        }
    }

    /// Searches the directory for the query, for at most `limit` hits; `None` until the directory is loaded.
    pub fn search_results(&self, data: &Resources, limit: usize) -> Option<SearchResponse> {
        let (logic, directory) = data.directory_logic.zip(data.directory)?;
        Some((logic.look_up)(
            directory,
            data.national,
            data.meaning,
            &self.search.query,
            &self.filter(),
            limit,
        ))
    }
}

/// Handles a message about the search field.
pub(crate) fn update(state: &mut State, message: SearchMessage, data: &Resources) -> Vec<Effect> {
    match message {
        SearchMessage::Typed { text, composing } => state.search.set_text(text, composing),
        // The field is only on the directory's page, which is in the directory chunk.
        SearchMessage::KeyPressed(key) => {
            if let Some(logic) = data.directory_logic {
                return (logic.press_key)(state, key, data);
            }
        }
        SearchMessage::Blurred => state.search.blur(),
        SearchMessage::Picked(index) => return pick(state, index, data),
        SearchMessage::MoreRequested => state.search.shown += HITS_PER_PAGE,
    }
    Vec::new()
}

/// Handles a key pressed in the field.
pub(crate) fn press_key(state: &mut State, key: SearchKey, data: &Resources) -> Vec<Effect> {
    if state.search.composing {
        // The key belongs to the input method.
        return Vec::new();
    }
    match key {
        SearchKey::Down | SearchKey::Up => step(state, key == SearchKey::Down, data),
        SearchKey::Enter => {
            if let Some(index) = active_suggestion(state, data) {
                return pick(state, index, data);
            }
            state.search.open = false;
        }
        SearchKey::Escape if state.search.open => state.search.close(),
        SearchKey::Escape => state.search.set_text(String::new(), false),
    }
    Vec::new()
}

/// Opens the page of the occupation at `index`.
fn pick(state: &mut State, index: usize, data: &Resources) -> Vec<Effect> {
    let occupation = data.directory.and_then(|directory| directory.occupations().get(index));
    state.search.close();
    match occupation {
        Some(occupation) => vec![Effect::Go(Route::Occupation(occupation.code).address())],
        None => Vec::new(),
    }
}

/// Returns the hits to suggest; occupations that are merely similar are not suggested.
pub fn suggested(response: &SearchResponse) -> &[Hit] {
    match response.outcome {
        SearchOutcome::Found => &response.hits[..response.hits.len().min(SUGGESTIONS)],
        _ => &[],
    }
}

/// Moves to the next or the previous suggestion, cyclically through "no suggestion".
fn step(state: &mut State, down: bool, data: &Resources) {
    let count = state.search_results(data, SUGGESTIONS).map_or(0, |response| suggested(&response).len());
    let field = &mut state.search;
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
    let active = state.search.active.filter(|_| state.search.open)?;
    let response = state.search_results(data, SUGGESTIONS)?;
    suggested(&response).get(active).map(|hit| hit.occupation_index)
}
