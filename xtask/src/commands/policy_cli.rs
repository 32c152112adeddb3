//! The commands of `qilu-policy` (crates/policy_cli) under the names `cargo xtask policy`, `cases` …
//!
//! They are a separate program, so that the policy officer compiles no build or server code.

use crate::project::Project;
use crate::tools::{cargo, process};
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::path::Path;
use std::process::exit;

/// The arguments of an alias, passed on unchanged.
#[derive(clap::Args)]
#[command(disable_help_flag = true)]
pub struct Args {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<OsString>,
}

impl Args {
    /// Runs the command on the project's data and ends with its exit code.
    pub fn run(self, name: &str, project: &Project) -> Result<()> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml");
        let mut command = cargo::command();
        command
            .args(["run", "--quiet", "--bin", "qilu-policy"])
            .args(cargo::FEATURES)
            .arg("--manifest-path")
            .arg(manifest)
            .args(["--", "--in"])
            .arg(&project.root)
            .arg(name)
            .args(self.arguments);
        let status = command.status().with_context(|| format!("starting {}", process::name(&command)))?;
        // The program has already printed its error.
        exit(status.code().unwrap_or(1));
    }
}
