//! The effects that the runtime runs.

use crate::kiosk::KioskEffect;
use crate::tally::TallyEffect;
use crate::{Resource, ShareAction, TextSize};

/// A side effect for the runtime to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Go to a page, as a link does; the browser reports [`crate::Message::Navigated`].
    Go(String),
    /// Replace the current URL.
    Replace(String),
    /// A page was opened: set the title, the focus and the scroll position once it is rendered.
    PageOpened {
        /// Whether it is the first page, which does not take the focus.
        first: bool,
    },
    /// Focus the invalid field once it is rendered.
    FocusInvalidField,
    /// Share the receipt; the browser reports [`crate::ShareMessage::Finished`].
    Share(ShareAction),
    /// Start or stop reading the page aloud.
    Speak(bool),
    /// An effect of the tally page.
    Tally(TallyEffect),
    /// Load a resource; the runtime reports [`crate::Message::Loaded`].
    Load(Resource),
    /// Save this text in the tab's session; an empty one deletes it.
    Save(String),
    /// Take the question whether to clear back after some seconds: report
    /// [`crate::SavedMessage::ClearingLapsed`].
    LapseClearing,
    /// Keep the size of text in the URL, for a reload.
    KeepSize(TextSize),
    /// An effect that only a kiosk has.
    Kiosk(KioskEffect),
}
