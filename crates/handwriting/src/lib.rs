//! Recognises a handwritten Chinese character by its strokes: in any order, with strokes joined or missing,
//! at any size and slant. docs/handwriting.md describes the method and its sources.
//!
//! [`Recogniser`] compares a drawing with the templates of a [`Templates`] bundle in two steps: direction
//! features keep a hundred characters ([`direction_features`]), then the distance between matched strokes
//! orders them ([`matching`]).

#![warn(missing_docs)]

mod affine;
mod assignment;
pub mod direction_features;
pub mod encode;
pub mod matching;
mod normalise;
mod recogniser;
mod stroke;
mod templates;

pub use recogniser::{Candidate, Recogniser};
pub use stroke::Point;
pub use templates::{Template, Templates};
