//! Checks that old engines can read the built files (xtask/old-engines, docs/engines.md).

use super::{Asset, BuildContext};
use crate::project::Project;
use crate::tools::{node, process};
use anyhow::{Context, Result, anyhow};
use std::fs;

/// Parses every script with the language version it is built for, and compiles every wasm with the V8 of Node
/// 12. Does nothing without Node, because that build is not for old engines and has already warned about it.
pub fn check(project: &Project, context: &BuildContext, assets: &[Asset]) -> Result<()> {
    if context.packages.is_none() {
        return Ok(());
    }
    let folder = context.folder.join("old-engines");
    super::empty(&folder)?;
    for asset in assets.iter().filter(|asset| asset.name.ends_with(".js") || asset.name.ends_with(".wasm")) {
        let path = folder.join(&asset.name);
        fs::write(&path, &asset.bytes).with_context(|| format!("writing {}", path.display()))?;
    }
    process::run(tools(project)?.node().arg("check.mjs").arg(&folder))
        .context("old engines cannot read this build: the lines above name file and construct")
}

/// Installs the tools that check for old engines.
pub fn tools(project: &Project) -> Result<node::Packages> {
    let folder = Project { root: project.root.join("xtask/old-engines"), ..project.clone() };
    node::packages(&folder)?.ok_or_else(|| anyhow!("looking at a build needs Node: {}", node::REMEDY))
}
