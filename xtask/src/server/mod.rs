//! How `dist/` reaches a browser.

pub mod headers;
pub mod http;
pub mod nginx;
