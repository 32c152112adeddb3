//! The folders of the benches, and the programs they run.

use crate::check::browser;
use crate::project::Project;
use crate::tools::node::Packages;
use crate::tools::{cargo, debian, node, process};
use anyhow::{Context, Result, anyhow};
use std::fs;
use std::path::PathBuf;

/// The folders and packages of a bench.
pub struct BenchContext<'a> {
    /// The repository.
    pub project: &'a Project,
    /// The folder of the measured files and the results.
    pub folder: PathBuf,
    /// The npm packages of the repository.
    pub packages: Packages,
}

impl<'a> BenchContext<'a> {
    /// Installs missing packages and opens the folders.
    pub fn open(project: &'a Project) -> Result<Self> {
        if !process::exists("node") {
            debian::ensure(&["nodejs", "npm"])?;
        }
        if std::env::var_os("CHROMIUM").is_none() {
            debian::ensure(&browser::DEBIAN_PACKAGES)?;
        }
        let needed = || anyhow!("the benches need Node: {}", node::REMEDY);
        let packages = node::packages(project)?.ok_or_else(needed)?;
        let peers = Project { root: project.root.join("bench"), ..project.clone() };
        node::packages(&peers)?.ok_or_else(needed)?;
        let folder = project.target.join("bench");
        fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
        Ok(Self { project, folder, packages })
    }

    /// Compiles `data/` into the measured files.
    pub fn prepare(&self) -> Result<()> {
        let mut command = cargo::command();
        command
            .current_dir(&self.project.root)
            // A debug build suffices for this program and reuses artifacts that are already compiled.
            .args(["run", "--quiet", "--package", "bench-material", "--"])
            .arg(&self.project.root)
            .arg(&self.folder);
        process::run(&mut command)
    }

    /// Measures the rules natively, outside any browser.
    pub fn judge_natively(&self) -> Result<()> {
        let mut command = cargo::command();
        command
            .current_dir(&self.project.root)
            .args(["run", "--quiet", "--release", "--package", "bench-wasm", "--bin", "judge"])
            .args(["--no-default-features", "--features", "rules", "--"])
            .arg(&self.folder);
        let verdicts = process::output(&mut command)?;
        let path = self.folder.join("native.txt");
        fs::write(&path, verdicts).with_context(|| format!("writing {}", path.display()))
    }

    /// Runs `bench/<name>/run.mjs`, which prints its table and writes it into docs/bench.md.
    pub fn measure(&self, name: &str, arguments: &[&str]) -> Result<()> {
        let script = self.project.root.join("bench").join(name).join("run.mjs");
        process::run(self.packages.node().arg(script).arg(&self.folder).args(arguments))
    }
}
