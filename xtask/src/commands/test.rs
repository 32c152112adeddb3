//! `cargo xtask test` runs every check, in the order in which a fault is found soonest.

use crate::check::{self, STAGES, Stage};
use crate::project::Project;
use anyhow::Result;
use clap::builder::PossibleValuesParser;

/// Check everything: format, lints, native tests, data, scripts, the shipped build, browsers.
///
/// Installs missing dependencies (npm packages, the wasm target; on Debian as root also browsers and a
/// Chinese font); elsewhere prints what to install. Continues after a failure, so that one run reports all of
/// them. Prints the duration of each stage. The last line is `N passed, N failed`.
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
        check::run(project, STAGES.iter().filter(wanted))
    }
}
