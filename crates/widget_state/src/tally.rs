//! The page on which a community's staff count training wishes (docs/tally.md). What counts is in
//! `crates/tally`; here is what the page shows of it and what its buttons do. Only the third part of
//! the widget calls what is here; the first knows the types.

use super::{Effect, State};
use crate::Resources;
use ::tally::{Refusal, Tally};
use eligibility::Policy;
use std::rc::Rc;

/// All that the page can show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tallying {
    /// The receipts counted so far.
    pub tally: Tally,
    /// What stands in the field.
    pub pasted: String,
    /// What the last thing came to that was done.
    pub said: Said,
    /// Whether everything is to be cleared, and nobody has said yes yet.
    pub asks_to_clear: bool,
    /// The camera.
    pub camera: Camera,
}

/// What is said about the last thing that was done.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Said {
    /// Nothing was done yet.
    #[default]
    Nothing,
    /// Something was scanned, typed or pasted.
    Taken {
        /// So many receipts count.
        count: usize,
        /// Those that do not, by their place in what was pasted, from 1.
        refused: Vec<(usize, Refusal)>,
    },
    /// The field was empty.
    Empty,
    /// An input method swallowed keys of a scanner.
    Swallowed,
    /// The last one was taken back: which it was, from 1.
    TakenBack(usize),
    /// Everything was cleared.
    Cleared,
    /// A file was written.
    Exported(Table),
}

/// A table to write a file of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Every receipt.
    Receipts,
    /// The sums.
    Sums,
}

/// Whether the camera is looking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Camera {
    /// It is not asked to.
    #[default]
    Off,
    /// The person is being asked to allow it, or it is starting.
    Starting,
    /// It is.
    On,
    /// This browser does not read codes.
    NoReader,
    /// This browser does not let a page see through the camera, or not over an address without `https`.
    NoAccess,
    /// The person, or a rule of the device, did not allow it.
    Denied,
    /// There is none.
    NoDevice,
    /// It is in use elsewhere, or broke off.
    Broken,
}

/// Something that happened on the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// A scanner typed this, or the camera read it.
    Scanned(String),
    /// An input method swallowed keys of a scanner.
    Swallowed,
    /// The field holds this.
    Pasted(String),
    /// What the field holds is to be counted, line by line.
    Submitted,
    /// A repeated receipt is another person's.
    Another(String),
    /// The last one is to be taken back.
    Undone,
    /// Everything is to be cleared, if that is meant.
    ClearWanted,
    /// It was not meant.
    ClearLeft,
    /// It was meant.
    Cleared,
    /// A file is to be written.
    ExportWanted(Table),
    /// The camera is to look, or to stop looking.
    CameraWanted(bool),
    /// The camera is this now.
    CameraIs(Camera),
}

/// Something for the browser to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Warn before the page is left, or do not.
    Warn(bool),
    /// Write this table into a file.
    Export(Table),
    /// Let the camera look, or stop it.
    Look(bool),
}

/// Takes in what happened on the page.
pub fn update(state: &mut State, message: Message, data: &Resources) -> Vec<Effect> {
    let tallying = Rc::make_mut(state.tally.get_or_insert_default());
    let policy = &*data.policies[0];
    let was_safe = tallying.tally.is_safe();
    let mut errands = Vec::new();
    match message {
        Message::Scanned(text) => tallying.take_in(&[&text], policy),
        Message::Swallowed => tallying.said = Said::Swallowed,
        Message::Pasted(text) => tallying.pasted = text,
        Message::Submitted => tallying.submit(policy),
        Message::Another(text) => {
            let taken = tallying.tally.add_repeated(&text, policy);
            tallying.said = said([taken].into_iter());
        }
        Message::Undone => {
            if let Some(last) = tallying.tally.undo() {
                tallying.said = Said::TakenBack(last);
            }
        }
        Message::ClearWanted => tallying.asks_to_clear = true,
        Message::ClearLeft => tallying.asks_to_clear = false,
        Message::Cleared => {
            tallying.tally.clear();
            tallying.asks_to_clear = false;
            tallying.said = Said::Cleared;
        }
        Message::ExportWanted(table) => {
            errands.push(Errand::Export(table));
            // The sums do not hold who wished for what together.
            if table == Table::Receipts {
                tallying.tally.mark_exported();
            }
            tallying.said = Said::Exported(table);
        }
        Message::CameraWanted(on) => {
            tallying.camera = if on { Camera::Starting } else { Camera::Off };
            errands.push(Errand::Look(on));
        }
        Message::CameraIs(camera) => tallying.camera = camera,
    }
    let is_safe = tallying.tally.is_safe();
    if is_safe != was_safe {
        errands.push(Errand::Warn(!is_safe));
    }
    errands.into_iter().map(Effect::Tally).collect()
}

impl Tallying {
    fn take_in(&mut self, texts: &[&str], policy: &Policy) {
        let tally = &mut self.tally;
        self.said = said(texts.iter().map(|text| tally.add(text, policy)));
    }

    /// Counts the lines of the field, and empties it.
    fn submit(&mut self, policy: &Policy) {
        let pasted = std::mem::take(&mut self.pasted);
        let lines: Vec<&str> = pasted.lines().filter(|line| !line.trim().is_empty()).collect();
        if lines.is_empty() {
            self.said = Said::Empty;
        } else {
            self.take_in(&lines, policy);
        }
    }
}

fn said(taken: impl Iterator<Item = Result<(), Refusal>>) -> Said {
    let (mut count, mut refused) = (0, Vec::new());
    for (place, taken) in taken.enumerate() {
        match taken {
            Ok(()) => count += 1,
            Err(refusal) => refused.push((place + 1, refusal)),
        }
    }
    Said::Taken { count, refused }
}
