//! Files of samples.

use anyhow::{Context, Result};
use handwriting::Point;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A drawing of a known character.
pub struct Sample {
    pub character: char,
    /// Its strokes as drawn.
    pub strokes: Vec<Vec<Point>>,
}

/// Reads a file: character → samples → strokes → points.
pub fn read(path: &Path) -> Result<Vec<Sample>> {
    let drawings: BTreeMap<char, Vec<Vec<Vec<Point>>>> = serde_json::from_str(&fs::read_to_string(path)?)
        .context("not of the form character → samples → strokes → points")?;
    let samples = |(character, drawings): (char, Vec<Vec<Vec<Point>>>)| {
        drawings.into_iter().map(move |strokes| Sample { character, strokes })
    };
    Ok(drawings.into_iter().flat_map(samples).collect())
}
