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
}

#[derive(Deserialize)]
struct Metadata {
    workspace_root: PathBuf,
    target_directory: PathBuf,
}

impl Project {
    /// Asks cargo, so that a target folder chosen by configuration or environment is respected.
    pub fn find() -> Result<Self> {
        let mut command = cargo::command();
        command.args(["metadata", "--no-deps", "--format-version", "1"]);
        let answer = process::output(&mut command)?;
        let metadata: Metadata =
            serde_json::from_slice(&answer).context("reading the answer of cargo metadata")?;
        Ok(Self { root: metadata.workspace_root, target: metadata.target_directory })
    }

    /// A folder that holds no code, only what the data commands read and write.
    pub fn of_folder(folder: &Path) -> Result<Self> {
        let root = folder.canonicalize().with_context(|| format!("finding {}", folder.display()))?;
        Ok(Self { target: root.join("target"), root })
    }

    /// The shipped files.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }
}
