//! The start page as HTML: displayed until the widget runs, and if it cannot run.

use crate::project::Project;
use crate::tools::{cargo, process};
use anyhow::{Context, Result, ensure};

/// Runs the app natively and returns its first rendering.
pub fn render(project: &Project) -> Result<String> {
    let mut command = cargo::command();
    command.current_dir(&project.root).args([
        "run",
        "--quiet",
        "--package",
        "qilu-green",
        "--no-default-features",
        "--features",
        "prerender",
        "--bin",
        "prerender",
    ]);
    let html = String::from_utf8(process::output(&mut command)?).context("the start page is not UTF-8")?;
    ensure!(!html.trim().is_empty(), "the start page came out empty");
    Ok(html)
}
