//! qilu-green: the public eligibility widget (map of the house in docs/architecture.md).
//!
//! - [`state`]: the one state machine; knows no browser
//! - [`app`]: what it looks like; components render the state and send messages
//! - [`browser`]: the thin edge to the browser: address, clock, focus, bundles
//! - [`counts`]: how much the proof of the rules tried
//! - [`data`]: what the machine and the pages read: policies, directory, national list
//! - [`glossary`]: the words of offices that explain themselves
//! - [`later`], [`last`]: the second and the third part of the widget, in files of their own
//! - `picture`: the result as a picture
//! - [`rules`]: rules in the place of the built-in ones
//! - [`text`]: every word of the interface, from `data/texts/`

pub mod app;
pub mod browser;
pub mod data;
pub mod last;
pub mod later;
mod picture;
pub mod rules;
pub mod state;

pub use content::{counts, glossary, text};
