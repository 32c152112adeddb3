//! zinnia (https://taku910.github.io/zinnia/), support vector machines over features of strokes in order,
//! with the model of the tegaki project.

use super::Score;
use super::samples::Sample;
use crate::project::Project;
use crate::tools::process;
use anyhow::{Context, Result};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

const MODEL: &str = "/usr/share/tegaki/models/zinnia/handwriting-zh_CN.model";

/// The packages to install.
pub const REMEDY: &str = "on Debian: apt-get install zinnia-utils tegaki-zinnia-simplified-chinese";

/// Returns whether the program and the model are installed.
pub fn is_installed() -> bool {
    process::exists("zinnia") && Path::new(MODEL).exists()
}

/// Measures it over the same characters; `None` if it is not installed.
pub fn measure(project: &Project, set: &[Sample], characters: &[char]) -> Result<Option<Score>> {
    if !is_installed() {
        return Ok(None);
    }
    let path = project.target.join("handwriting.s");
    let recognise = |text: &str, candidates: &str| -> Result<(String, f64)> {
        fs::write(&path, text).with_context(|| format!("writing {}", path.display()))?;
        let start = Instant::now();
        let answer =
            process::output(Command::new("zinnia").args(["-m", MODEL, "-n", candidates]).arg(&path))?;
        Ok((String::from_utf8(answer)?, start.elapsed().as_secs_f64() * 1000.0))
    };
    let drawings: String = set.iter().map(drawing).collect();
    // Neither the time to read the model is counted nor that to print all its characters, of which those that
    // we know are picked.
    let (_, reading) = recognise("", "8")?;
    let (_, all) = recognise(&drawings, "8")?;
    let (answer, _) = recognise(&drawings, "20000")?;
    let mut score = Score { milliseconds: (all - reading).max(0.0), ..Score::default() };
    for (sample, answer) in set.iter().zip(answer.split("Answer: ").skip(1)) {
        // The first line repeats the expected character.
        let found = answer.lines().skip(1).filter_map(|line| line.chars().next());
        score.add(sample.character, found.filter(|character| characters.contains(character)));
    }
    Ok(Some(score))
}

/// Writes a drawing in zinnia's form.
fn drawing(sample: &Sample) -> String {
    let values = || sample.strokes.iter().flatten().flatten().copied();
    let (low, high) = (values().fold(f32::MAX, f32::min), values().fold(f32::MIN, f32::max));
    let mut text = format!("(character (value {})(width 1000)(height 1000)(strokes ", sample.character);
    for stroke in &sample.strokes {
        text.push('(');
        for point in stroke {
            let [x, y] = point.map(|value| 900.0 * (value - low) / (high - low).max(1.0) + 50.0);
            // Writing to a string cannot fail.
            let _ = write!(text, "({x:.0} {y:.0})");
        }
        text.push(')');
    }
    text.push_str("))\n");
    text
}
