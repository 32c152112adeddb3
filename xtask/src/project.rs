//! Where things are.

use crate::tools::{cargo, process};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The folders that commands work in.
#[derive(Clone)]
pub struct Project {
    /// The repository.
    pub root: PathBuf,
    /// Where cargo builds, and where our own intermediate files go.
    pub target: PathBuf,
    /// This program. Known from the beginning: the native tests build it anew under the same path, and
    /// from then on the system tells the name of a deleted file.
    pub program: PathBuf,
}

#[derive(Deserialize)]
struct Metadata {
    workspace_root: PathBuf,
    target_directory: PathBuf,
}

impl Project {
    /// Asks cargo, so that a target folder chosen by configuration or environment is respected.
    pub fn find() -> Result<Self> {
        let program = this_program()?;
        let mut command = cargo::command();
        command.args(["metadata", "--no-deps", "--format-version", "1"]);
        let answer = process::output(&mut command)?;
        let metadata: Metadata =
            serde_json::from_slice(&answer).context("reading the answer of cargo metadata")?;
        Ok(Self { root: metadata.workspace_root, target: metadata.target_directory, program })
    }

    /// A folder that holds no code, only what the data commands read and write.
    pub fn of_folder(folder: &Path) -> Result<Self> {
        let root = folder.canonicalize().with_context(|| format!("finding {}", folder.display()))?;
        Ok(Self { target: root.join("target"), program: this_program()?, root })
    }

    /// The shipped files.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }
}

fn this_program() -> Result<PathBuf> {
    std::env::current_exe().context("finding ourselves")
}
