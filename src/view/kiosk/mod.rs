//! A kiosk's pages: an attract screen, large controls, no typing, no link out. They are in the extras chunk.

mod attract;
mod dialogs;
mod directory;
pub(super) mod handwriting;
mod keypad;
mod number;
mod question;
mod shell;
mod take_home;
mod ticket;
pub(super) mod word_pictures;

pub(super) use shell::shell;
