//! `qilu-policy`: the policy officer's command line. `cargo xtask policy …` and the other data commands run
//! it.
//!
//! It works on a folder with `data/` and `docs/`, and does not compile the code that builds or serves the
//! widget.

#![allow(unreachable_pub, reason = "pub marks what a module of this program offers to the others")]

mod commands;
mod data_folder;
mod directory_import;
mod edition;
mod office_files;
mod policies;
mod table;

use clap::Parser;
use std::path::PathBuf;
use std::process::ExitCode;

/// Check, audit and import the data of qilu-green.
#[derive(Parser)]
#[command(name = "qilu-policy", bin_name = "cargo xtask", max_term_width = 100)]
struct CommandLine {
    #[command(subcommand)]
    command: commands::Command,
    /// A folder that contains data/ and docs/ [default: the repository around the current folder].
    #[arg(long = "in", value_name = "FOLDER")]
    folder: Option<PathBuf>,
}

fn main() -> ExitCode {
    let line = CommandLine::parse();
    let folder = data_folder::DataFolder::open(line.folder.as_deref());
    match folder.and_then(|folder| line.command.run(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
