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

/// The run of a test file.
#[derive(Debug, PartialEq, Eq)]
pub struct FileRun {
    pub path: PathBuf,
    pub duration: Duration,
    pub passed: bool,
}

/// Runs test files by Node's test runner, `concurrency` of them at a time, and adds a record of each file's
/// run.
pub fn run(
    project: &Project,
    node: &mut Command,
    files: &[PathBuf],
    concurrency: usize,
    runs: &mut Vec<FileRun>,
) -> Result<Count> {
    if files.is_empty() {
        bail!("no test files");
    }
    node.args(["--test", "--test-reporter=spec", "--test-reporter-destination=stdout"])
        .arg(format!("--test-reporter={}", project.root.join(FILE_REPORTER).display()))
        .arg("--test-reporter-destination=stdout")
        .arg(format!("--test-concurrency={concurrency}"))
        .arg(format!("--test-timeout={}", LONGEST_FILE.as_millis()))
        .args(files);
    let mut count = Count::default();
    let well = process::follow(node, |line| {
        if let Some(part) = Count::of_node(line) {
            count += part;
        }
        runs.extend(file_run(line));
    })?;
    Ok(count.ended(well))
}

/// The time after which a file counts as failed. A browser that hangs would otherwise hang the run; the
/// longest file takes a third of it on a quiet machine, and all of 9 minutes where other programs use both
/// cores.
const LONGEST_FILE: Duration = Duration::from_secs(15 * 60);

/// The reporter whose lines `file_run` reads.
const FILE_REPORTER: &str = "tests/browser/harness/file-reporter.mjs";

/// Parses `file_result passed 1234 path`.
fn file_run(line: &str) -> Option<FileRun> {
    let mut fields = line.strip_prefix("file_result ")?.splitn(3, ' ');
    let passed = fields.next()? == "passed";
    let duration = Duration::from_millis(fields.next()?.parse().ok()?);
    Some(FileRun { path: PathBuf::from(fields.next()?), duration, passed })
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
    use super::{FileRun, file_run};
    use std::path::PathBuf;
    use std::time::Duration;

    #[test]
    fn lines_of_the_file_reporter_are_read() {
        let run = |passed| FileRun {
            path: PathBuf::from("/tests/a b.test.mjs"),
            duration: Duration::from_millis(1234),
            passed,
        };
        assert_eq!(file_run("file_result passed 1234 /tests/a b.test.mjs"), Some(run(true)));
        assert_eq!(file_run("file_result failed 1234 /tests/a b.test.mjs"), Some(run(false)));
        assert_eq!(file_run("ℹ duration_ms 12.5"), None);
    }
}
