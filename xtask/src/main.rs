//! `cargo xtask`: the development commands of this repository.
//!
//! `commands/` has one file per command; commands use `tools/` (external programs), `ship/` (from sources to
//! `dist/`), `server/` (the HTTP server and its headers) and `check/` (test stages). `commands/policy_cli.rs`
//! runs the policy officer's commands, which are a separate program.

#![cfg_attr(not(feature = "release"), allow(dead_code, reason = "some items only serve the shipped build"))]
#![allow(unreachable_pub, reason = "a program has no outside: pub marks what a module offers to the others")]

mod check;
mod commands;
mod project;
mod server;
mod ship;
mod tools;

use clap::Parser;
use std::path::PathBuf;
use std::process::ExitCode;

/// Build, serve, test and data commands of qilu-green.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 100)]
struct CommandLine {
    #[command(subcommand)]
    command: commands::Command,
    /// For the data commands: a folder that contains data/ and docs/, instead of this repository.
    #[arg(long = "in", value_name = "FOLDER")]
    folder: Option<PathBuf>,
}

fn main() -> ExitCode {
    let line = CommandLine::parse();
    let project = match line.folder {
        Some(folder) => project::Project::of_folder(&folder),
        None => project::Project::find(),
    };
    match project.and_then(|project| line.command.run(&project)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
