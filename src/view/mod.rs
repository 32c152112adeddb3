//! Renders the state as elements and sends messages. Plain functions: every component of Yew's own would cost a
//! kilobyte of wasm. Nothing here calls a Web API; [`element`] alone meets the browser's events, for Yew.

pub(crate) mod chunks;
pub(crate) mod components;
pub(crate) mod context;
pub(crate) mod element;
pub(crate) mod kiosk;
pub(crate) mod pages;
pub(crate) mod read_aloud;
pub(crate) mod shell;
pub(crate) mod title;
