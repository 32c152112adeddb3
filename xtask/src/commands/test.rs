//! `cargo xtask test`

use crate::check::{Count, STAGES, Stage};
use crate::project::Project;
use anyhow::Result;
use clap::builder::PossibleValuesParser;
use std::process::exit;

/// Check everything: format, lints, native tests, data, the shipped build, browsers.
///
/// Fetches what is missing (npm packages, the wasm target; on Debian as root also Chromium and a
/// Chinese font) and says elsewhere what to install. Goes on after a failure, so that one run
/// reports them all. The last line is `N passed, N failed`.
#[derive(clap::Args)]
pub struct Args {
    /// Only these stages, separated by commas.
    #[arg(long, value_delimiter = ',', value_parser = stage_names())]
    only: Vec<String>,
}

fn stage_names() -> PossibleValuesParser {
    PossibleValuesParser::new(STAGES.iter().map(|stage| stage.name))
}

impl Args {
    pub fn run(self, project: &Project) -> Result<()> {
        let wanted = |stage: &&Stage| self.only.is_empty() || self.only.iter().any(|name| name == stage.name);
        let mut total = Count::default();
        let mut lines = Vec::new();
        for stage in STAGES.iter().filter(wanted) {
            println!("\n== {}: {}", stage.name, stage.about);
            let count = (stage.run)(project).unwrap_or_else(|error| {
                println!("error: {error:#}");
                Count::FAILED
            });
            lines.push(format!("{:<8} {:>4} passed, {:>3} failed", stage.name, count.passed, count.failed));
            total += count;
        }
        println!("\n{}", lines.join("\n"));
        println!("{} passed, {} failed", total.passed, total.failed);
        if total.failed > 0 {
            // Not an error to print: the line above is to be the last one.
            exit(1);
        }
        Ok(())
    }
}
