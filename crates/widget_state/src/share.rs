//! Sharing the receipt: link, print, image.

use crate::{Effect, ShareMessage, State};

/// A method of sharing the receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShareAction {
    /// Copy this link.
    Copy(String),
    /// Open the system's share sheet with this link.
    Share(String),
    /// Print the page.
    Print,
    /// Draw the result as an image.
    Image,
}

/// The outcome of a share action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareOutcome {
    /// The link is on the clipboard.
    Copied,
    /// The browser refused.
    Refused,
    /// The image is on the page.
    ImageReady,
    /// The browser could not draw the image.
    ImageFailed,
}

pub(crate) fn update(state: &mut State, message: ShareMessage) -> Vec<Effect> {
    match message {
        ShareMessage::Requested(action) => {
            state.share = None;
            vec![Effect::Share(action)]
        }
        ShareMessage::Finished(outcome) => {
            state.share = outcome;
            Vec::new()
        }
    }
}
