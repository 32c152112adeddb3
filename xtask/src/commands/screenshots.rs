//! `cargo xtask screenshots` takes pictures of every state, for the eye and for the README.

use crate::check::browser;
use crate::project::Project;
use crate::ship;
use crate::tools::process;
use anyhow::Result;

/// Take screenshots of every state in tests/browser/states.json and build a contact sheet.
///
/// Three screen sizes, three sizes of text, light and dark, into target/screenshots. If no state is filtered
/// out, also the pictures of the README into docs/pictures.
#[derive(clap::Args)]
pub struct Args {
    /// Use the existing dist/.
    #[arg(long)]
    no_build: bool,
    /// Only the states whose name contains this text.
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
