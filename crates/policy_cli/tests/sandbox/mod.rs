//! A copy of `data/` and `docs/` on which tests run commands.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A temporary folder that replaces the repository.
pub(crate) struct DataSandbox(TempDir);

/// The result of a command.
pub(crate) struct Outcome {
    /// True if the command succeeded.
    pub(crate) success: bool,
    /// Everything it printed.
    pub(crate) text: String,
}

impl DataSandbox {
    /// Copies the repository's `data/` and `docs/`.
    pub(crate) fn new() -> Self {
        let sandbox = Self(TempDir::new().expect("a temporary folder"));
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        for name in ["data", "docs"] {
            copy(&repository.join(name), &sandbox.path(name));
        }
        sandbox
    }

    /// Returns a path in the sandbox.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs `cargo xtask <arguments>` in the sandbox.
    pub(crate) fn policy(&self, arguments: &[&str]) -> Outcome {
        let mut command = Command::new(env!("CARGO_BIN_EXE_qilu-policy"));
        self.run(command.args(["--in", "."]).args(arguments))
    }

    /// Runs a command in the sandbox.
    pub(crate) fn run(&self, command: &mut Command) -> Outcome {
        let output = command.current_dir(self.0.path()).output().expect("the command starts");
        let printed = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
        Outcome { success: output.status.success(), text: printed.concat() }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the copy can be made");
    for entry in fs::read_dir(from).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("the file can be copied");
        }
    }
}
