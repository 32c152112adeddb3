//! The tests that Node runs without a browser, and what they share with the browser tests.

use super::browser;
use super::counts::Count;
use crate::project::Project;
use crate::ship;
use crate::tools::{debian, node, process};
use anyhow::{Context, Result, anyhow, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs `tests/node/*.test.mjs`: seconds, and no build needed.
pub fn sources(project: &Project) -> Result<Count> {
    let packages =
        node::packages(project)?.ok_or_else(|| anyhow!("these tests need Node: {}", node::REMEDY))?;
    run(&mut packages.node(), &files_in(&project.root.join("tests/node"))?)
}

/// Runs `tests/node/shipped/*.test.mjs` on what was built.
pub fn shipped(project: &Project) -> Result<Count> {
    let packages = browser::ready(project)?;
    debian::ensure(&browser::TEST_PACKAGES)?;
    ship::old_engine_tools(project)?;
    let files = files_in(&project.root.join("tests/node/shipped"))?;
    run(packages.node().envs(browser::environment(project)), &files)
}

/// Runs test files by Node's test runner, one file at a time: some measure time and memory.
pub fn run(node: &mut Command, files: &[PathBuf]) -> Result<Count> {
    if files.is_empty() {
        bail!("no test files");
    }
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=1"]).args(files);
    let mut count = Count::default();
    let well = process::follow(node, |line| {
        if let Some(part) = Count::of_node(line) {
            count += part;
        }
    })?;
    Ok(count.ended(well))
}

/// Returns the test files of a folder and of all folders in it, sorted by path.
pub fn files_under(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = files_in(folder)?;
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_under(&path)?);
        }
    }
    files.sort();
    Ok(files)
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
