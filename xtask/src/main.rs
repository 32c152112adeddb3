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

#[cfg(test)]
mod tests {
    use super::CommandLine;
    use clap::CommandFactory;
    use std::fs;
    use std::path::{Path, PathBuf};

    /// The folders whose texts name commands: guides, comments, remedies of diagnostics, workflows.
    const FOLDERS: [&str; 10] =
        ["docs", "crates", "src", "xtask", "web", "tests", "examples", "data", ".github", ".devcontainer"];
    /// The kinds of files that hold such texts.
    const KINDS: [&str; 8] = ["md", "rs", "js", "mjs", "toml", "yml", "html", "css"];

    /// Returns the files of a folder and those below it that may name a command. Decisions name those of
    /// their time.
    fn texts(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).expect("the folder is there");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) = paths.partition(|path| path.is_dir());
        let folders = folders.iter().filter(|path| !path.ends_with("decisions") && !path.ends_with("target"));
        let is_text = |path: &PathBuf| {
            let kind = path.extension().and_then(|kind| kind.to_str());
            kind.is_some_and(|kind| KINDS.contains(&kind))
        };
        files.into_iter().filter(is_text).chain(folders.flat_map(|path| texts(path))).collect()
    }

    #[test]
    fn each_command_that_a_text_names_exists() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut paths: Vec<PathBuf> = FOLDERS.iter().flat_map(|folder| texts(&root.join(folder))).collect();
        let files =
            ["README.md", "CONTRIBUTING.md", "RELEASING.md", "SECURITY.md", "budgets.toml", "deny.toml"];
        paths.extend(files.map(|name| root.join(name)));
        let commands = CommandLine::command();
        let mut names = 0;
        for path in paths {
            let text = fs::read_to_string(&path).expect("the text can be read");
            for rest in text.split("cargo xtask").skip(1) {
                let rest = rest.trim_start();
                let end = rest.find(|letter: char| !letter.is_ascii_lowercase() && letter != '-');
                let name = &rest[..end.unwrap_or(rest.len())];
                // `cargo xtask` alone, or with an option.
                if !name.is_empty() && !name.starts_with('-') {
                    let is_known = commands.find_subcommand(name).is_some();
                    assert!(is_known, "{} names `cargo xtask {name}`", path.display());
                    names += 1;
                }
            }
        }
        assert!(names > 150, "{names} names of commands");
    }
}
