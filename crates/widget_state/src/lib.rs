//! The state machine behind every page. It knows no browser: its manifest names no yew, web-sys, js-sys or
//! gloo.
//!
//! [`update`] takes the [`State`], a [`Message`] and the [`Resources`] and returns the [`Effect`]s to run.
//! The route changes only with [`Message::Navigated`]: an answer requests the next page with [`Effect::Go`],
//! the browser goes there and reports the new URL, exactly as for a link or the back button.
//!
//! Each topic has a file: its messages are in `message.rs`, its fields in `state.rs` or in the topic's file,
//! and its file handles the messages.

pub mod call;
pub mod chunks;
pub mod city;
pub mod clock;
pub mod condition_status;
mod directory_override;
pub mod draft;
mod effect;
mod evaluation;
pub mod first_answers;
mod host_config;
pub mod input_method;
pub mod key_reasons;
pub mod kiosk;
mod loading;
mod message;
mod navigation;
pub mod option_outcomes;
pub mod overrides;
mod questionnaire;
pub mod receipt;
mod resources;
pub mod route;
pub mod rule_tree;
mod rules;
pub mod saved_answers;
mod search_field;
mod share;
pub mod speech;
mod state;
pub mod tally;
#[cfg(test)]
mod tests;
mod text_size;
mod update;
mod wishes;
pub mod year_spans;

pub use directory_override::Occupations;
pub use draft::{Draft, FormError};
pub use effect::Effect;
pub use evaluation::{Evaluation, EvaluationCache};
pub use host_config::HostConfig;
pub use loading::{Chunk, DataFile, LoadState, Loads, Resource};
pub use message::{Message, QuestionMessage, SavedMessage, SearchMessage, ShareMessage};
pub use resources::Resources;
pub use route::{PolicyRef, Route};
pub use search_field::{HITS_PER_PAGE, SearchField, SearchKey, suggested};
pub use share::{ShareAction, ShareOutcome};
pub use state::{Check, Device, State};
pub use text_size::TextSize;
pub use update::update;
