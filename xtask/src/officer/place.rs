//! Which data a command is about.

use crate::project::Project;
use anyhow::{Result, anyhow};
use compiler::Diagnostic;
use compiler::policies::{Listed, POLICIES, compile_policy};
use eligibility::Policy;
use std::path::{Path, PathBuf};

/// Where `data/` is looked for.
#[derive(Clone, Debug, clap::Args)]
pub struct Place {
    /// A folder that holds data/, instead of this repository.
    #[arg(long = "in", value_name = "FOLDER")]
    folder: Option<PathBuf>,
}

impl Place {
    /// The folder that holds `data/`.
    pub fn root<'a>(&'a self, project: &'a Project) -> &'a Path {
        self.folder.as_deref().unwrap_or(&project.root)
    }

    /// Every policy, compiled; mistakes are printed and end the command.
    pub fn policies(&self, project: &Project) -> Result<Vec<(Listed, Policy)>> {
        let compiled = POLICIES
            .iter()
            .map(|listed| Ok((*listed, sound(compile_policy(self.root(project), listed.id))?)));
        compiled.collect()
    }
}

/// What was compiled; mistakes are printed, one line each, and become one error.
pub fn sound<T>(compiled: Result<T, Vec<Diagnostic>>) -> Result<T> {
    compiled.map_err(|found| {
        for diagnostic in &found {
            println!("{diagnostic}");
        }
        anyhow!("data/ has {} mistakes", found.len())
    })
}
