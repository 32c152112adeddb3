//! Static checks of `web/`, `tests/` and `bench/`: types and lints.

use super::counts::Count;
use crate::project::Project;
use crate::tools::{node, process};
use anyhow::{Result, anyhow};

/// The folders with a `tsconfig.json`. All checks are strict for the shipped scripts.
const TYPED: [&str; 3] = ["web", "web/worker", "tests"];

/// The linted folders; the rules are in `.oxlintrc.json`.
const LINTED: [&str; 5] = ["web", "tests", "examples", "bench", "xtask/old-engines"];

/// Checks the types of all scripts with TypeScript and lints them with oxlint.
pub fn run(project: &Project) -> Result<Count> {
    let packages =
        node::packages(project)?.ok_or_else(|| anyhow!("checking scripts needs Node: {}", node::REMEDY))?;
    let mut count = Count::default();
    for folder in TYPED {
        count += passes(packages.program("tsc").args(["--project", folder]));
    }
    count += passes(packages.program("oxlint").args(LINTED));
    Ok(count)
}

fn passes(command: &mut std::process::Command) -> Count {
    match process::run(command) {
        Ok(()) => Count::PASSED,
        Err(error) => {
            println!("error: {error:#}");
            Count::FAILED
        }
    }
}
