//! How `dist/` reaches a browser.

pub mod headers;
pub mod nginx;
pub mod server;
