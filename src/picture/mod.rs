//! The result as a picture, for people who keep things among their photographs and send them on.
//!
//! - [`lines`]: words into lines · [`layout`]: where everything stands · [`content`]: what is on it
//!
//! `crate::browser::canvas` draws what is laid out here.

pub(crate) mod content;
pub(crate) mod layout;
pub(crate) mod lines;
