//! `cargo xtask bundle` compiles `data/` into files, for a deployer who replaces the data of a build.

use crate::project::Project;
use crate::ship;
use anyhow::Result;

/// Compile data/ into bundles: those that the page fetches, and the rules that can replace the widget's
/// built-in rules without building it (docs/embedding.md).
///
/// Writes them to target/bundles without hashed names and prints their fingerprints. `cargo xtask build`
/// compiles its own.
#[derive(clap::Args)]
pub struct Args {}

impl Args {
    pub fn run(self, project: &Project) -> Result<()> {
        ship::write_bundles(project)
    }
}
