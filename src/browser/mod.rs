//! Calls the Web APIs. The functions are thin and make no decisions. None of them runs during prerendering.

pub mod before_unload;
pub mod bundles;
pub mod camera;
#[cfg(feature = "code-splitting")]
pub mod chunk_loader;
pub mod clock;
pub mod document;
pub mod download;
pub mod history;
pub mod host;
pub mod host_messages;
pub mod idle_timer;
pub mod ime;
pub mod kiosk;
pub mod links;
pub mod pen;
pub mod reflect;
pub mod scanner;
pub mod session;
pub mod share;
pub mod speech;
pub mod timer;
