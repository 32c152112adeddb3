//! The stages of `cargo xtask check` and `cargo xtask test`, each with its count and its duration.

pub mod browser;
mod counts;
pub mod node_tests;
pub mod scripts;
mod stages;

pub use counts::Count;
pub use stages::{SEED_VARIABLE, STAGES, Stage};

use crate::project::Project;
use anyhow::Result;
use std::process::exit;
use std::time::{Duration, Instant};

/// Runs the stages, prints a table, and ends the program with an error if a check failed.
pub fn run<'a>(project: &Project, stages: impl Iterator<Item = &'a Stage>) -> Result<()> {
    let start = Instant::now();
    let mut total = Count::default();
    let mut lines = Vec::new();
    for stage in stages {
        println!("\n== {}: {}", stage.name, stage.about);
        let stage_start = Instant::now();
        let count = (stage.run)(project).unwrap_or_else(|error| {
            println!("error: {error:#}");
            Count::FAILED
        });
        let Count { passed, failed } = count;
        let duration = minutes(stage_start.elapsed());
        lines.push(format!("{:<8} {passed:>4} passed, {failed:>3} failed {duration:>9}", stage.name));
        total += count;
    }
    println!("\n{}\nin {}", lines.join("\n"), minutes(start.elapsed()));
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed > 0 {
        // The line above must be the last, so that no error is printed.
        exit(1);
    }
    Ok(())
}

/// Formats a duration as minutes and seconds, such as `2:05 min`.
fn minutes(duration: Duration) -> String {
    let seconds = duration.as_secs_f64().round() as u64;
    format!("{}:{:02} min", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::minutes;
    use std::time::Duration;

    #[test]
    fn durations_are_rounded_to_the_second() {
        assert_eq!(minutes(Duration::from_millis(400)), "0:00 min");
        assert_eq!(minutes(Duration::from_millis(124_600)), "2:05 min");
    }
}
