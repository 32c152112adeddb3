//! The stages, in the order they run.

use super::browser;
use super::counts::Count;
use super::node_tests;
use super::scripts;
use crate::project::Project;
use crate::ship::{self, BuildMode};
use crate::tools::{cargo, process};
use anyhow::Result;

/// One stage: a name, what it looks at, and how.
pub struct Stage {
    /// What one writes after `--only`.
    pub name: &'static str,
    /// For people.
    pub about: &'static str,
    /// Does it. An error is a failure that could not be counted.
    pub run: fn(&Project) -> Result<Count>,
}

/// All of them.
pub const STAGES: [Stage; 9] = [
    Stage { name: "format", about: "the code is formatted", run: format },
    Stage { name: "lint", about: "no warnings, natively and for the browser", run: lint },
    Stage { name: "native", about: "all native tests", run: native },
    Stage { name: "data", about: "data/ compiles without a diagnostic", run: data },
    Stage { name: "scripts", about: "types and lints of the scripts", run: scripts::run },
    Stage {
        name: "node",
        about: "the scripts' tests that need neither build nor browser",
        run: node_tests::sources,
    },
    Stage { name: "build", about: "the shipped form builds within its budget", run: build },
    Stage { name: "shipped", about: "the shipped files work in Node and by nginx", run: node_tests::shipped },
    Stage {
        name: "browser",
        about: "the shipped form works in Chromium, Chromium 79, Firefox ESR and WebKitGTK",
        run: browser::run,
    },
];

fn format(project: &Project) -> Result<Count> {
    cargo_passes(project, &["fmt", "--all", "--check"])
}

fn lint(project: &Project) -> Result<Count> {
    cargo::ensure_wasm_target(&project.root)?;
    const STRICT: [&str; 3] = ["--", "-D", "warnings"];
    let everything = ["clippy", "--workspace", "--all-targets"];
    let in_the_browser = ["clippy", "--package", "qilu-green", "--target", cargo::WASM];
    let prerendering =
        ["clippy", "--package", "qilu-green", "--no-default-features", "--features", "prerender", "--bins"];
    let mut count = Count::default();
    for what in [&everything[..], &in_the_browser, &prerendering] {
        count += cargo_passes(project, &[what, &STRICT].concat())?;
    }
    Ok(count)
}

fn native(project: &Project) -> Result<Count> {
    let mut command = cargo::command();
    // The benches hold no tests; `lint` keeps them compiling.
    command.current_dir(&project.root).args([
        "test",
        "--workspace",
        "--exclude",
        "bench-*",
        "--no-fail-fast",
    ]);
    let mut count = Count::default();
    let well = process::follow(&mut command, |line| {
        if let Some(part) = Count::of_cargo(line) {
            count += part;
        }
    })?;
    Ok(count.ended(well))
}

fn data(project: &Project) -> Result<Count> {
    ship::check_data(project)?;
    Ok(Count::PASSED)
}

fn build(project: &Project) -> Result<Count> {
    let assets = ship::build(project, BuildMode::Release, false)?;
    ship::report(project, &assets, false)?;
    Ok(Count::PASSED)
}

fn cargo_passes(project: &Project, arguments: &[&str]) -> Result<Count> {
    process::run(cargo::command().current_dir(&project.root).args(arguments))?;
    Ok(Count::PASSED)
}
