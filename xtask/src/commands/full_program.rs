//! Starts the commands of the full program from the program without the feature `release`.

use crate::project::Project;
use crate::tools::{cargo, process};
use anyhow::{Context, Result};
use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::exit;

/// The arguments of a command, which the full program parses.
#[derive(clap::Args)]
#[command(disable_help_flag = true)]
pub struct Args {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    _arguments: Vec<OsString>,
}

impl Args {
    pub fn run(self, _: &Project) -> Result<()> {
        run()
    }
}

/// Builds this program with all features, runs it with the same arguments and ends with its exit code.
pub fn run() -> Result<()> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml");
    let mut command = cargo::command();
    // The features of `cargo::FEATURES` in the full program.
    command.args([
        "run",
        "--quiet",
        "--bin",
        "xtask",
        "--features",
        "qilu-green/prerender",
        "--manifest-path",
    ]);
    command.arg(manifest);
    command.arg("--").args(env::args_os().skip(1));
    let status = command.status().with_context(|| format!("starting {}", process::name(&command)))?;
    exit(status.code().unwrap_or(1));
}
