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
use std::time::Duration;

/// Runs `tests/node/*.test.mjs`: seconds, and no build needed.
pub fn sources(project: &Project) -> Result<Count> {
    let packages =
        node::packages(project)?.ok_or_else(|| anyhow!("these tests need Node: {}", node::REMEDY))?;
    run(project, &mut packages.node(), &files_in(&project.root.join("tests/node"))?, 1, &mut Vec::new())
}

/// Runs `tests/node/shipped/*.test.mjs` on what was built.
pub fn shipped(project: &Project) -> Result<Count> {
    let packages = browser::ready(project)?;
    debian::ensure(&browser::TEST_PACKAGES)?;
    ship::old_engine_tools(project)?;
    let files = files_in(&project.root.join("tests/node/shipped"))?;
    run(project, packages.node().envs(browser::environment(project)), &files, 1, &mut Vec::new())
}

/// The path of a test file and the duration of its run.
pub type FileDuration = (PathBuf, Duration);

/// Runs test files by Node's test runner, `concurrency` of them at a time, and adds how long each file took.
pub fn run(
    project: &Project,
    node: &mut Command,
    files: &[PathBuf],
    concurrency: usize,
    durations: &mut Vec<FileDuration>,
) -> Result<Count> {
    if files.is_empty() {
        bail!("no test files");
    }
    node.args(["--test", "--test-reporter=spec", "--test-reporter-destination=stdout"])
        .arg(format!("--test-reporter={}", project.root.join(DURATION_REPORTER).display()))
        .arg("--test-reporter-destination=stdout")
        .arg(format!("--test-concurrency={concurrency}"))
        .args(files);
    let mut count = Count::default();
    let well = process::follow(node, |line| {
        if let Some(part) = Count::of_node(line) {
            count += part;
        }
        durations.extend(file_duration(line));
    })?;
    Ok(count.ended(well))
}

/// The reporter whose lines `file_duration` reads.
const DURATION_REPORTER: &str = "tests/browser/harness/duration-reporter.mjs";

/// Reads `file_duration_ms 1234 path`.
fn file_duration(line: &str) -> Option<FileDuration> {
    let (milliseconds, path) = line.strip_prefix("file_duration_ms ")?.split_once(' ')?;
    Some((PathBuf::from(path), Duration::from_millis(milliseconds.parse().ok()?)))
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

#[cfg(test)]
mod tests {
    use super::file_duration;
    use std::path::PathBuf;
    use std::time::Duration;

    #[test]
    fn lines_of_the_duration_reporter_are_read() {
        let expected = (PathBuf::from("/tests/a b.test.mjs"), Duration::from_millis(1234));
        assert_eq!(file_duration("file_duration_ms 1234 /tests/a b.test.mjs"), Some(expected));
        assert_eq!(file_duration("ℹ duration_ms 12.5"), None);
    }
}
