//! `cargo xtask build` writes the shipped form into `dist/`.

use crate::project::Project;
use crate::ship;
use anyhow::Result;

/// Build the shipped form into dist/ and print the file sizes.
///
/// Needs Rust; with Node (20 or newer) scripts are also minified and made compatible with old engines. Fails
/// if a total exceeds budgets.toml.
#[derive(clap::Args)]
pub struct Args {
    /// Build as on a machine without Node.
    #[arg(long)]
    without_node: bool,
    /// Record the sizes in budgets.toml as the reference for later builds.
    #[arg(long)]
    record: bool,
    /// Also print the code size of each crate.
    #[arg(long)]
    weigh: bool,
    /// Build only the officer's workbench, into a dist/ that holds a build.
    #[arg(long)]
    workbench: bool,
}

impl Args {
    pub fn run(self, project: &Project) -> Result<()> {
        if self.workbench {
            return ship::rebuild_workbench(project);
        }
        let assets = ship::build_release(project, self.without_node)?;
        if self.weigh {
            ship::weigh(project)?;
        }
        ship::report(project, &assets, self.record)
    }
}
