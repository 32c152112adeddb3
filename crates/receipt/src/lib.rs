//! A result as a text of at most 120 characters for a link or a QR code.
//!
//! A receipt contains the policy and its edition, the as-of day, the answers as codes, the outcome and a list
//! of occupations. It contains no name, no number and nothing else that identifies a person. Verification
//! evaluates the answers again. docs/receipt.md specifies the format and its guarantees.
//!
//! [`Receipt::issue`] and [`Receipt::encode`] create a receipt, [`Receipt::decode`] and [`verify()`] check
//! one, and [`link`] handles its link. [`find()`] takes the receipts out of any text.
//!
//! - `content`: the content and how it is issued · `encoding`: encoder and decoder · `verify`: new evaluation
//! - `statements`: answers as codes that outlive an edition · `hash`: short codes from names
//! - `find`: receipts within other text · `alphabet`: characters · `check_digits`: error detection
//! - `bits`: bit fields

#![no_std]
#![warn(missing_docs)]
extern crate alloc;

mod alphabet;
mod bits;
mod check_digits;
mod content;
mod encoding;
mod find;
mod hash;
pub mod link;
mod statements;
mod verify;

pub use content::{IssueError, MOST_WISHES, Receipt};
pub use encoding::{LONGEST, ReceiptError, longest};
pub use find::find;
pub use statements::UnmappedAnswer;
pub use verify::{Difference, Verification, verify};
