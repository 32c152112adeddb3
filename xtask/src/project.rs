//! Where things are.

use crate::tools::{cargo, process};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::path::PathBuf;

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

    /// The shipped files.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }
}
