//! The folder with `data/` and `docs/` that the commands work on.

use anyhow::{Context, Result, anyhow};
use std::env;
use std::path::{Path, PathBuf};

/// A folder that holds `data/` and `docs/`.
pub struct DataFolder {
    /// Its path.
    pub root: PathBuf,
}

impl DataFolder {
    /// Opens the given folder, or by default the nearest ancestor of the current folder that contains
    /// policies.
    pub fn open(named: Option<&Path>) -> Result<Self> {
        let start = match named {
            Some(folder) => folder.to_owned(),
            None => env::current_dir().context("reading the current folder")?,
        };
        let start = start.canonicalize().with_context(|| format!("finding {}", start.display()))?;
        if named.is_some() {
            return Ok(Self { root: start });
        }
        let root = start.ancestors().find(|folder| folder.join("data/policies").is_dir());
        let root =
            root.ok_or_else(|| anyhow!("no data/policies here or above: name the folder with --in"))?;
        Ok(Self { root: root.to_owned() })
    }
}
