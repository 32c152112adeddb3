//! Serves `dist/` to a browser.

pub mod headers;
pub mod http;
pub mod nginx;
