//! The tests in browsers, run by Node's own test runner.

use super::counts::Count;
use crate::project::Project;
use crate::ship;
use crate::tools::{debian, node, process};
use anyhow::{Context, Result, anyhow, bail};
use std::fs;
use std::path::PathBuf;

/// A browser of today, and letters for what it shows.
pub const DEBIAN_PACKAGES: [&str; 2] = ["chromium", "fonts-noto-cjk"];

/// The other engines with the screen that one of them wants, the server of production, and what reads a printed
/// page. (Chromium 79 comes from npm.)
const TEST_PACKAGES: [&str; 6] =
    ["firefox-esr", "webkit2gtk-driver", "xvfb", "nginx", "libnginx-mod-http-brotli-static", "poppler-utils"];

/// Where the tests find what they drive.
pub fn environment(project: &Project) -> [(&'static str, PathBuf); 2] {
    [("XTASK", project.program.clone()), ("DIST", project.dist())]
}

/// Runs every `tests/browser/*.test.mjs`.
pub fn run(project: &Project) -> Result<Count> {
    let packages = ready(project)?;
    debian::ensure(&TEST_PACKAGES)?;
    ship::old_engine_tools(project)?;
    let mut command = packages.node();
    command
        .args(["--test", "--test-reporter=spec", "--test-concurrency=1"])
        .args(files(project)?)
        .envs(environment(project));
    let mut count = Count::default();
    let well = process::follow(&mut command, |line| {
        if let Some(part) = Count::of_node(line) {
            count += part;
        }
    })?;
    Ok(count.ended(well))
}

/// Fetches what browser tests and screenshots need.
pub fn ready(project: &Project) -> Result<node::Packages> {
    if !process::exists("node") {
        debian::ensure(&["nodejs", "npm"])?;
    }
    let packages =
        node::packages(project)?.ok_or_else(|| anyhow!("browser tests need Node: {}", node::REMEDY))?;
    // Another Chromium than Debian's is named by CHROMIUM.
    if std::env::var_os("CHROMIUM").is_none() {
        debian::ensure(&DEBIAN_PACKAGES)?;
    }
    if !project.dist().join("index.html").is_file() {
        bail!("dist/ is empty: run `cargo xtask build` first");
    }
    Ok(packages)
}

fn files(project: &Project) -> Result<Vec<PathBuf>> {
    let folder = project.root.join("tests/browser");
    let entries = fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
