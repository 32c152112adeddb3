//! The page on which a community's staff count training wishes (docs/tally.md). Counting is in
//! `crates/tally`; here are the page's state and its buttons. [`update`] is in the extras chunk; the first
//! chunk knows only the types.

use crate::{Effect, Resources, State};
use ::tally::{Refusal, Tally};
use eligibility::Policy;
use std::rc::Rc;

/// The state of the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TallyPage {
    /// The receipts counted so far.
    pub tally: Tally,
    /// The text of the field.
    pub pasted: String,
    /// The name of the community, for the files.
    pub community: String,
    /// The feedback on the last action.
    pub feedback: Feedback,
    /// Whether the page asks to confirm that everything is cleared.
    pub asks_to_clear: bool,
    pub camera: Camera,
}

/// The feedback on an action.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Feedback {
    /// There was no action yet.
    #[default]
    Nothing,
    /// Receipts were scanned, typed or pasted.
    Added {
        /// The number of receipts that count.
        count: usize,
        /// Those that do not, by their number among all, from 1.
        refused: Vec<(usize, Refusal)>,
    },
    /// The field was empty.
    Empty,
    /// An input method swallowed keys of a scanner.
    Swallowed,
    /// A receipt was removed; its number, from 1.
    Undone(usize),
    /// Everything was cleared.
    Cleared,
    /// A file was written.
    Exported(Table),
}

/// A table that can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    Receipts,
    /// The totals.
    Sums,
}

/// The state of the camera.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Camera {
    /// Switched off.
    #[default]
    Off,
    /// The browser asks for permission, or the camera starts.
    Starting,
    /// Scanning.
    On,
    /// The browser has no QR code reader.
    NoReader,
    /// The browser offers no camera, or not on a page without `https`.
    NoAccess,
    /// Staff or a device policy denied permission.
    Denied,
    /// There is no camera.
    NoDevice,
    /// The camera is in use elsewhere, or was disconnected.
    Broken,
}

/// A message of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum TallyMessage {
    /// A scanner typed this text, or the camera read it.
    Scanned(String),
    /// An input method swallowed keys of a scanner.
    Swallowed,
    /// The text of the field has changed.
    Pasted(String),
    /// Staff asked to count the lines of the field.
    Submitted,
    /// Staff confirmed that a repeated receipt is another user's.
    Another(String),
    /// Staff asked to remove the last receipt.
    Undone,
    /// Staff asked to remove the receipt at this index.
    Removed(usize),
    /// The name of the community has changed.
    CommunityTyped(String),
    /// Staff asked to clear everything.
    ClearRequested,
    /// Staff did not confirm it.
    ClearCancelled,
    /// Staff confirmed it.
    Cleared,
    /// Staff asked for a file.
    ExportRequested(Table),
    /// Staff switched the camera on or off.
    CameraToggled(bool),
    /// The state of the camera has changed.
    CameraChanged(Camera),
}

/// An effect that only the tally page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TallyEffect {
    /// Turn on or off the browser's warning before the page is left.
    Warn(bool),
    /// Export a table as a file.
    Export(Table),
    /// Start or stop scanning with the camera.
    Scan(bool),
}

/// Handles a message and returns the effects to run.
pub(crate) fn update(state: &mut State, message: TallyMessage, data: &Resources) -> Vec<Effect> {
    let page = Rc::make_mut(state.tally.get_or_insert_default());
    let policy = data.policies[0];
    let was_safe = page.tally.is_safe();
    let mut effects = Vec::new();
    match message {
        TallyMessage::Scanned(text) => page.feedback = feedback(page.tally.add(&text, policy)),
        TallyMessage::Swallowed => page.feedback = Feedback::Swallowed,
        TallyMessage::Pasted(text) => page.pasted = text,
        TallyMessage::Submitted => page.submit(policy),
        TallyMessage::Another(text) => {
            let added = page.tally.add_repeated(&text, policy);
            page.feedback = feedback([added]);
        }
        TallyMessage::Undone => {
            if let Some(last) = page.tally.undo() {
                page.feedback = Feedback::Undone(last);
            }
        }
        TallyMessage::Removed(index) => {
            if let Some(number) = page.tally.remove(index) {
                page.feedback = Feedback::Undone(number);
            }
        }
        TallyMessage::CommunityTyped(name) => page.community = name,
        TallyMessage::ClearRequested => page.asks_to_clear = true,
        TallyMessage::ClearCancelled => page.asks_to_clear = false,
        TallyMessage::Cleared => {
            page.tally.clear();
            page.asks_to_clear = false;
            page.feedback = Feedback::Cleared;
        }
        TallyMessage::ExportRequested(table) => {
            effects.push(TallyEffect::Export(table));
            // The totals do not hold which wishes belong together.
            if table == Table::Receipts {
                page.tally.mark_exported();
            }
            page.feedback = Feedback::Exported(table);
        }
        TallyMessage::CameraToggled(on) => {
            page.camera = if on { Camera::Starting } else { Camera::Off };
            effects.push(TallyEffect::Scan(on));
        }
        TallyMessage::CameraChanged(camera) => page.camera = camera,
    }
    let is_safe = page.tally.is_safe();
    if is_safe != was_safe {
        effects.push(TallyEffect::Warn(!is_safe));
    }
    effects.into_iter().map(Effect::Tally).collect()
}

impl TallyPage {
    /// Counts the receipts in the field and clears it.
    fn submit(&mut self, policy: &Policy) {
        let pasted = std::mem::take(&mut self.pasted);
        self.feedback = if pasted.trim().is_empty() {
            Feedback::Empty
        } else {
            feedback(self.tally.add(&pasted, policy))
        };
    }
}

fn feedback(results: impl IntoIterator<Item = Result<(), Refusal>>) -> Feedback {
    let (mut count, mut refused) = (0, Vec::new());
    for (index, result) in results.into_iter().enumerate() {
        match result {
            Ok(()) => count += 1,
            Err(refusal) => refused.push((index + 1, refusal)),
        }
    }
    Feedback::Added { count, refused }
}
