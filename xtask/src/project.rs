//! Finds the folders of the project: the repository and Cargo's target folder.

use crate::tools::{cargo, process};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The folders that commands work in.
#[derive(Clone)]
pub struct Project {
    /// The repository.
    pub root: PathBuf,
    /// Cargo's target folder, which also holds our intermediate files.
    pub target: PathBuf,
    /// The path of this program. Read at startup: the native tests rebuild it under the same path, and
    /// afterwards the system reports the name of a deleted file.
    pub program: PathBuf,
}

#[derive(Deserialize)]
struct Metadata {
    workspace_root: PathBuf,
    target_directory: PathBuf,
}

impl Project {
    /// Finds the project by `cargo metadata`, which respects a configured target folder.
    pub fn find() -> Result<Self> {
        let program = this_program()?;
        let mut command = cargo::command();
        command.args(["metadata", "--no-deps", "--format-version", "1"]);
        let answer = process::output(&mut command)?;
        let metadata: Metadata =
            serde_json::from_slice(&answer).context("reading the answer of cargo metadata")?;
        Ok(Self { root: metadata.workspace_root, target: metadata.target_directory, program })
    }

    /// Returns a project for a folder without code, for the data commands.
    pub fn of_folder(folder: &Path) -> Result<Self> {
        let root = folder.canonicalize().with_context(|| format!("finding {}", folder.display()))?;
        Ok(Self { target: root.join("target"), program: this_program()?, root })
    }

    /// Returns the folder of the shipped files.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }
}

fn this_program() -> Result<PathBuf> {
    std::env::current_exe().context("finding ourselves")
}
