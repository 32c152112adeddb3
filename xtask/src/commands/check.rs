//! `cargo xtask check` runs the quick checks, for the time before each commit.

use crate::check::{self, STAGES};
use crate::project::Project;
use anyhow::Result;

/// Run the quick checks: format, lints, native tests but the long ones, data, scripts.
///
/// For the edit loop of a contributor; `cargo xtask test` checks everything, `cargo xtask test --only long`
/// the proofs, mutants and walks through the guides. The last line is `N passed, N
/// failed`.
#[derive(clap::Args)]
pub struct Args {}

impl Args {
    pub fn run(self, project: &Project) -> Result<()> {
        check::run(project, STAGES.iter().filter(|stage| stage.is_quick))
    }
}
