//! The tests in browsers, run by Node's own test runner.

use super::counts::Count;
use super::node_tests;
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
pub const TEST_PACKAGES: [&str; 6] =
    ["firefox-esr", "webkit2gtk-driver", "xvfb", "nginx", "libnginx-mod-http-brotli-static", "poppler-utils"];

/// Where the tests find what they drive.
pub fn environment(project: &Project) -> [(&'static str, PathBuf); 2] {
    [("XTASK", project.program.clone()), ("DIST", project.dist())]
}

/// Runs every `tests/browser/**/*.test.mjs`.
pub fn run(project: &Project) -> Result<Count> {
    let packages = ready(project)?;
    debian::ensure(&TEST_PACKAGES)?;
    ship::old_engine_tools(project)?;
    let mut files = node_tests::files_under(&project.root.join("tests/browser"))?;
    // The harness reads it too, and leaves out the other engines of a file.
    if let Ok(engine) = std::env::var("ENGINE") {
        if !ENGINES.contains(&engine.as_str()) {
            bail!("ENGINE is one of {}, not {engine}", ENGINES.join(", "));
        }
        let mut chosen = Vec::new();
        for file in files {
            let source = fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
            if has_tests_for(&source, &engine) {
                chosen.push(file);
            }
        }
        files = chosen;
    }
    node_tests::run(packages.node().envs(environment(project)), &files)
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

/// The engines, as the environment variable `ENGINE` names them.
const ENGINES: [&str; 4] = ["chromium", "chromium-79", "firefox-esr", "webkitgtk"];

/// Returns whether a test file declares tests for an engine. Node's runner counts a file without any as passed.
fn has_tests_for(source: &str, engine: &str) -> bool {
    engine == "chromium"
        || source.contains("inEachEngine(")
        || (engine == "chromium-79" && source.contains("inEngines(CHROMIUMS"))
}

#[cfg(test)]
mod tests {
    use super::has_tests_for;

    #[test]
    fn files_without_tests_for_an_engine_are_left_out() {
        assert!(has_tests_for("inEachEngine((newPage) => {", "webkitgtk"));
        assert!(has_tests_for("inEngines(CHROMIUMS, (newPage) => {", "chromium-79"));
        assert!(!has_tests_for("inEngines(CHROMIUMS, (newPage) => {", "firefox-esr"));
        assert!(has_tests_for("await launch()", "chromium"));
        assert!(!has_tests_for("await launch()", "chromium-79"));
    }
}
