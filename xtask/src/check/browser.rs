//! The tests in browsers, run by Node's own test runner.

use super::counts::Count;
use super::node_tests::{self, FileRun};
use crate::project::Project;
use crate::ship;
use crate::tools::{debian, node, process};
use anyhow::{Context, Result, anyhow, bail};
use std::fs;
use std::path::PathBuf;

/// A current browser, and a Chinese font.
pub const DEBIAN_PACKAGES: [&str; 2] = ["chromium", "fonts-noto-cjk"];

/// The other engines, the virtual screen for WebKitGTK, the production server, and a reader for PDF files.
/// (Chromium 79 comes from npm.)
pub const TEST_PACKAGES: [&str; 6] =
    ["firefox-esr", "webkit2gtk-driver", "xvfb", "nginx", "libnginx-mod-http-brotli-static", "poppler-utils"];

/// Returns the environment variables that name this program and `dist/` to the tests.
pub fn environment(project: &Project) -> [(&'static str, PathBuf); 2] {
    [("XTASK", project.program.clone()), ("DIST", project.dist())]
}

/// Runs every `tests/browser/**/*.test.mjs`, two files at a time.
pub fn run(project: &Project) -> Result<Count> {
    let packages = ready(project)?;
    debian::ensure(&TEST_PACKAGES)?;
    ship::old_engine_tools(project)?;
    let mut files = node_tests::files_under(&project.root.join("tests/browser"))?;
    // The harness reads it too, and skips the other engines of a file.
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
    let mut runs = Vec::new();
    let run = |files: &[PathBuf], concurrency, runs: &mut Vec<FileRun>| {
        let mut node = packages.node();
        node.envs(environment(project));
        node_tests::run(project, &mut node, files, concurrency, runs)
    };
    let mut count = run(&files, 2, &mut runs)?;
    let failed: Vec<_> = runs.iter().filter(|run| !run.passed).map(|run| run.path.clone()).collect();
    if (1..=MOST_REPEATED_FILES).contains(&failed.len()) {
        println!("\nrepeated once, with nothing beside it, because a test failed:");
        print_files(project, &failed);
        let mut repeated = Vec::new();
        count = count.repeated(run(&failed, 1, &mut repeated)?);
        println!("\nfailed at first, whatever the second run gave:");
        print_files(project, &failed);
    }
    print_slowest(project, runs);
    Ok(count.ended(true))
}

/// The largest number of failed files that are run a second time. A browser on a busy machine fails in one
/// file now and then; a defect fails twice, and a defect that fails in many files needs no second run.
const MOST_REPEATED_FILES: usize = 4;

/// Prints the paths of test files, one a line.
fn print_files(project: &Project, files: &[PathBuf]) {
    for file in files {
        println!("  {}", file.strip_prefix(&project.root).unwrap_or(file).display());
    }
}

/// Prints the duration of each file, the ten slowest last.
fn print_slowest(project: &Project, mut runs: Vec<FileRun>) {
    runs.sort_by_key(|run| run.duration);
    let slowest = runs.len().saturating_sub(10);
    for (index, FileRun { path, duration, .. }) in runs.iter().enumerate() {
        if index == slowest {
            println!("\nthe ten slowest files:");
        }
        let name = path.strip_prefix(&project.root).unwrap_or(path).display();
        println!("{:>7.1} s  {name}", duration.as_secs_f64());
    }
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

/// Returns whether a test file declares tests for an engine. Node's runner counts a file without any as
/// passed.
fn has_tests_for(source: &str, engine: &str) -> bool {
    engine == "chromium"
        || source.contains("inEachEngine(")
        || (engine == "chromium-79" && source.contains("inEngines(CHROMIUMS"))
        || (engine == "firefox-esr" && source.contains("'Firefox ESR'"))
}

#[cfg(test)]
mod tests {
    use super::has_tests_for;

    #[test]
    fn files_without_tests_for_an_engine_are_left_out() {
        assert!(has_tests_for("inEachEngine((newPage) => {", "webkitgtk"));
        assert!(has_tests_for("inEngines(CHROMIUMS, (newPage) => {", "chromium-79"));
        assert!(!has_tests_for("inEngines(CHROMIUMS, (newPage) => {", "firefox-esr"));
        assert!(has_tests_for("inEngines(['Chromium', 'Firefox ESR'], () => {", "firefox-esr"));
        assert!(has_tests_for("await launch()", "chromium"));
        assert!(!has_tests_for("await launch()", "chromium-79"));
    }
}
