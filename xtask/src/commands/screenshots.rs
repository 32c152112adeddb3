//! `cargo xtask screenshots`

use crate::check::browser;
use crate::project::Project;
use crate::ship;
use crate::tools::process;
use anyhow::Result;

/// Take pictures of every state in tests/browser/states.json and put them on a contact sheet.
///
/// Three screen sizes, normal and large, light and dark, into target/screenshots; and, when all are taken, the
/// pictures of the README into docs/pictures.
#[derive(clap::Args)]
pub struct Args {
    /// Take dist/ as it is.
    #[arg(long)]
    no_build: bool,
    /// Only the states whose name contains this.
    #[arg(long)]
    only: Option<String>,
}

impl Args {
    pub fn run(self, project: &Project) -> Result<()> {
        if !self.no_build {
            let assets = ship::build_release(project, false)?;
            ship::report(project, &assets, false)?;
        }
        let packages = browser::ready(project)?;
        let folder = project.target.join("screenshots");
        process::run(
            packages
                .node()
                .arg("tests/browser/screenshots.mjs")
                .arg(&folder)
                .arg(project.root.join("docs/pictures"))
                .args(self.only)
                .envs(browser::environment(project)),
        )
    }
}
