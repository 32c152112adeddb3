//! The edge to the browser: thin, without decisions. Nothing here runs while the page is rendered.

pub mod address;
pub mod bundles;
pub mod camera;
pub mod clock;
pub mod composition;
pub mod download;
pub mod frame;
pub mod idle;
pub mod js;
pub mod kiosk;
pub mod leaving;
pub mod links;
pub mod page;
pub mod place;
pub mod scanner;
pub mod session;
pub mod speech;
pub mod take;
