//! `cargo xtask bundle`

use crate::project::Project;
use crate::ship;
use anyhow::Result;

/// Compile data/ into the bundles that the page fetches, for `trunk serve` to pick up.
///
/// Writes them to target/bundles without hashed names. `cargo xtask build` does not need this.
#[derive(clap::Args)]
pub struct Args {}

impl Args {
    pub fn run(self, project: &Project) -> Result<()> {
        ship::write_bundles(project)
    }
}
