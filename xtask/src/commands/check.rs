//! `cargo xtask check`

use crate::check::{self, STAGES};
use crate::project::Project;
use anyhow::Result;

/// Run the checks that need no shipped build and no browser: format, lints, native tests, data, scripts.
///
/// For the edit loop of a contributor; `cargo xtask test` checks everything. The last line is `N passed, N
/// failed`.
#[derive(clap::Args)]
pub struct Args {}

impl Args {
    pub fn run(self, project: &Project) -> Result<()> {
        check::run(project, STAGES.iter().filter(|stage| !stage.needs_build))
    }
}
