//! Writing by hand on a kiosk's directory page: one character at a time, recognised after each stroke; the
//! visitor taps the right candidate, which joins the query (docs/handwriting.md).
//!
//! Only [`Handwriting`] is in the first chunk and [`open`] in the extras chunk; [`update`] is reached through
//! [`crate::chunks::HandwritingLogic`].

use crate::{DataFile, Effect, Resources, State, loading};
use ::handwriting::{Candidate, Recogniser};
use std::rc::Rc;

/// The coordinates of the field run from 0 to this, right and down.
pub const FIELD_SIDE: u16 = 1000;

/// The number of candidates shown.
pub const CANDIDATES: usize = 8;

/// A drawing whose nearest character is further away than this is rejected.
const MAX_DISTANCE: f32 = 0.4;

/// The bonus of a character that follows the query in a name or a label: less than the usual gap between two
/// characters.
const CONTINUATION_BONUS: f32 = 0.04;

/// Drawings have few strokes; more are not read.
const MAX_STROKES: usize = 48;

/// The points of a stroke as it was drawn. Cheap to clone, with little code in the first chunk.
pub type InkStroke = Rc<[[u16; 2]]>;

/// The character that the visitor is writing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handwriting {
    /// The strokes so far.
    pub strokes: Vec<InkStroke>,
    /// The characters that they may be, the likeliest first; empty if no character is near.
    pub candidates: Vec<char>,
}

/// An event of the field and its buttons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandwritingEvent {
    /// The visitor opened the field instead of the keypad.
    Opened,
    /// The visitor went back to the keypad.
    Closed,
    /// The pen left the field.
    StrokeDrawn(InkStroke),
    /// The visitor took the last stroke back.
    StrokeUndone,
    /// The visitor erased the character.
    Erased,
    /// The visitor tapped a character, which joins the query.
    Chosen(char),
}

/// Opens or closes the field; the first hit that was on the screen stays on it. The first opening loads the
/// recogniser.
pub(super) fn open(state: &mut State, is_open: bool) -> Vec<Effect> {
    if let Some(kiosk) = &mut state.kiosk {
        let first = kiosk.screen * kiosk.hits_per_screen();
        kiosk.handwriting = is_open.then(Rc::default);
        kiosk.screen = first / kiosk.hits_per_screen();
    }
    if is_open { loading::request(state, DataFile::Handwriting) } else { Vec::new() }
}

/// Handles an event of the open field.
pub(crate) fn update(state: &mut State, event: HandwritingEvent, data: &Resources) -> Vec<Effect> {
    let Some(kiosk) = &mut state.kiosk else { return Vec::new() };
    let Some(handwriting) = &mut kiosk.handwriting else { return Vec::new() };
    let ink = Rc::make_mut(handwriting);
    match event {
        HandwritingEvent::StrokeDrawn(stroke) if ink.strokes.len() < MAX_STROKES => ink.strokes.push(stroke),
        HandwritingEvent::StrokeUndone => drop(ink.strokes.pop()),
        HandwritingEvent::Chosen(character) => {
            ink.strokes.clear();
            kiosk.screen = 0;
            let mut text = state.search.text.clone();
            text.push(character);
            state.search.set_text(text, false);
        }
        HandwritingEvent::Erased => ink.strokes.clear(),
        _ => {}
    }
    recognise(state, data);
    Vec::new()
}

/// Recognises the strokes so far.
fn recognise(state: &mut State, data: &Resources) {
    let Some(ink) = state.kiosk.as_mut().and_then(|kiosk| kiosk.handwriting.as_mut()) else { return };
    let ink = Rc::make_mut(ink);
    let (Some(recogniser), Some(directory)) = (data.recogniser, data.directory) else { return };
    let continuations = directory.continuations(&state.search.text);
    ink.candidates = candidates(recogniser, &ink.strokes, &continuations);
}

/// Returns the characters to show. Those that follow the query in a name or a label come before equally near
/// ones.
fn candidates(recogniser: &Recogniser, strokes: &[InkStroke], continuations: &[char]) -> Vec<char> {
    let drawing: Vec<_> =
        strokes.iter().map(|stroke| stroke.iter().map(|point| point.map(f32::from)).collect()).collect();
    let mut found: Vec<Candidate> = recogniser.recognise(&drawing);
    if found.first().is_none_or(|nearest| nearest.distance > MAX_DISTANCE) {
        return Vec::new();
    }
    for candidate in &mut found {
        if continuations.contains(&candidate.character) {
            candidate.distance -= CONTINUATION_BONUS;
        }
    }
    found.sort_unstable_by(|a, b| a.distance.total_cmp(&b.distance));
    found.into_iter().take(CANDIDATES).map(|candidate| candidate.character).collect()
}
