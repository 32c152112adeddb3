//! A kiosk's pages: an attract screen, large controls, no typing, no way out. They are in the extras chunk.

mod asking;
mod attract;
mod keys;
mod leave;
mod month;
mod number;
mod pad;
mod question;
mod shell;
mod slip;

pub(super) use shell::shell;
