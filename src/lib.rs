//! The public eligibility widget (docs/architecture.md).
//!
//! A layer names only layers below it: [`runtime`], `chunks`, `result_image`, then `view` and [`browser`]
//! side by side, then [`widget_state`], which knows no browser, and [`content`], the texts and policies of
//! `data/`.
//!
//! - [`runtime`]: dispatches messages, runs effects, asks Yew to render
//! - `chunks`: the parts of the widget that are loaded later, each a wasm file of its own
//! - `result_image`: the result as an image
//! - `view`: pages and components, which render the state and send messages
//! - [`browser`]: calls the Web APIs: history, clock, focus, network, speech

pub mod browser;
mod chunks;
mod result_image;
pub mod runtime;
mod view;
