//! The data that the widget fetches. (What it needs at once is compiled into it by `build.rs`.)

use super::Asset;
use crate::project::Project;
use anyhow::{Context, Result};
use std::fs;

/// Compiles `data/`.
pub fn build(_project: &Project) -> Result<Vec<Asset>> {
    Ok(Vec::new())
}

/// Compiles `data/` for its diagnostics alone.
pub fn check(project: &Project) -> Result<()> {
    build(project).map(drop)
}

/// Writes them where `index.html` tells trunk to look, under their plain names.
pub fn write(project: &Project) -> Result<()> {
    let folder = project.root.join("target/bundles");
    fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    for bundle in build(project)? {
        let path = folder.join(&bundle.plain_name);
        fs::write(&path, &bundle.bytes).with_context(|| format!("writing {}", path.display()))?;
        println!("{} ({} bytes)", path.display(), bundle.bytes.len());
    }
    Ok(())
}
