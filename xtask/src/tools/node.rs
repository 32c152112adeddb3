//! Node and the npm packages that build and tests use.

use crate::project::Project;
use crate::tools::process;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::SystemTime;

/// The first version whose test runner supports the options of our browser tests.
const OLDEST: u32 = 20;

/// The installed npm packages of this repository.
pub struct Packages {
    root: PathBuf,
}

/// One line that explains how to install Node.
pub const REMEDY: &str =
    "install Node 20 or newer with npm (Debian: apt-get install nodejs npm; or nodejs.org)";

/// Installs the packages if they are missing or older than `package-lock.json`. Returns `None` without Node.
pub fn packages(project: &Project) -> Result<Option<Packages>> {
    if !process::exists("node") || !process::exists("npm") {
        return Ok(None);
    }
    let version = String::from_utf8(process::output(Command::new("node").arg("--version"))?)?;
    if major(&version).is_none_or(|major| major < OLDEST) {
        bail!("Node {} is too old: {REMEDY}", version.trim());
    }
    let packages = Packages { root: project.root.clone() };
    if packages.are_stale()? {
        process::run(packages.npm().args(["ci", "--no-audit", "--no-fund"]))
            .context("installing the npm packages")?;
    }
    Ok(Some(packages))
}

impl Packages {
    /// Returns a command for a package's program, such as `esbuild`.
    pub fn program(&self, name: &str) -> Command {
        let mut command = Command::new(self.root.join("node_modules/.bin").join(name));
        command.current_dir(&self.root);
        command
    }

    /// Returns a command for Node, in the root of the repository.
    pub fn node(&self) -> Command {
        let mut command = Command::new("node");
        command.current_dir(&self.root);
        command
    }

    fn npm(&self) -> Command {
        let mut command = Command::new("npm");
        command.current_dir(&self.root);
        command
    }

    fn are_stale(&self) -> Result<bool> {
        let changed = |name: &str| -> Result<SystemTime> {
            let path = self.root.join(name);
            fs::metadata(&path).and_then(|data| data.modified()).with_context(|| format!("looking at {name}"))
        };
        let wanted = changed("package-lock.json")?;
        // npm writes this file last, so an interrupted installation is repeated.
        Ok(changed("node_modules/.package-lock.json").map_or(true, |installed| installed < wanted))
    }
}

fn major(version: &str) -> Option<u32> {
    version.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn reads_the_major_version() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("nonsense"), None);
    }
}
