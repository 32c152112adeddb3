//! `cargo xtask build`

use crate::project::Project;
use crate::ship;
use anyhow::Result;

/// Build the shipped form into dist/ and print what it weighs.
///
/// Needs Rust; with Node (20 or newer) it is also minified and made fit for old engines. Fails when
/// the sums are over budgets.toml.
#[derive(clap::Args)]
pub struct Args {
    /// Build as on a machine that has no Node.
    #[arg(long)]
    without_node: bool,
    /// Write the sizes into budgets.toml, as those to compare with from now on.
    #[arg(long)]
    record: bool,
    /// Also print which crate weighs what.
    #[arg(long)]
    weigh: bool,
}

impl Args {
    pub fn run(self, project: &Project) -> Result<()> {
        let assets = ship::build_release(project, self.without_node)?;
        if self.weigh {
            ship::weigh(project)?;
        }
        ship::report(project, &assets, self.record)
    }
}
