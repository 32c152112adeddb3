//! `cargo xtask nginx` writes the configuration of the server, so that the headers are defined once.

use crate::project::Project;
use crate::server::nginx;
use anyhow::{Context, Result};
use std::fs;

/// Write deploy/nginx.conf from the response headers of production.
#[derive(clap::Args)]
pub struct Args {}

impl Args {
    pub fn run(self, project: &Project) -> Result<()> {
        let path = project.root.join(nginx::PATH);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
        }
        fs::write(&path, nginx::configuration()).with_context(|| format!("writing {}", path.display()))
    }
}
