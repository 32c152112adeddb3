//! The edge to the browser: thin, without decisions. Nothing here runs while the page is rendered.

pub mod address;
pub mod bundles;
pub mod clock;
pub mod composition;
pub mod frame;
pub mod idle;
pub mod kiosk;
pub mod links;
pub mod page;
pub mod parts;
pub mod place;
pub mod session;
pub mod take;
