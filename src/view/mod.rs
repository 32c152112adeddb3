//! Renders the state as elements and sends messages. The views are plain functions: each Yew component would
//! add a kilobyte of wasm. Nothing here calls a Web API; [`listener`] and
//! [`events`] alone handle DOM events, for Yew.

pub(crate) mod chunks;
pub(crate) mod components;
pub(crate) mod context;
pub(crate) mod element;
mod events;
pub(crate) mod kiosk;
mod listener;
pub(crate) mod pages;
pub(crate) mod read_aloud;
pub(crate) mod shell;
#[cfg(test)]
mod tests;
pub(crate) mod title;
