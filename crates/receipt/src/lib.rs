//! A result that can be carried away: a text of at most 120 characters for a link or a QR code.
//!
//! It holds which rules were asked, the as-of day, the answers as codes, what came out, and the
//! occupations wished for; no name, no number, nothing that says who it was. Read again, it is
//! evaluated again. The format and what it can promise stand on one page, docs/receipt.md.
//!
//! [`Receipt::issue`] and [`Receipt::encode`] make one; [`Receipt::decode`] and [`verify`] take it up.
//!
//! - `content`: what a receipt holds · `text`: how it is written and read · `verify`: evaluated again
//! - `statements`: an answer as a code that outlives an edition · `hash`: names made short
//! - `alphabet`: the characters · `check_digits`: what notices damage · `bits`: values in a row

#![no_std]
extern crate alloc;

mod alphabet;
mod bits;
mod check_digits;
mod content;
mod hash;
mod statements;
mod text;
mod verify;

pub use alphabet::text_in_link;
pub use content::{IssueError, MOST_WISHES, Receipt};
pub use statements::UnmappedAnswer;
pub use text::{LONGEST, ReceiptError, longest};
pub use verify::{Difference, Verification, verify};
