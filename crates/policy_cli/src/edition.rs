//! An edition of the data: a folder or a git revision.

use crate::data_folder::DataFolder;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A folder that contains `data/`.
pub struct Edition {
    /// The name that was given.
    pub name: String,
    root: PathBuf,
    /// Owns the temporary folder of a git checkout; deleted on drop.
    _taken_out: Option<TempDir>,
}

impl Edition {
    /// Opens a folder that contains `data/`, or a git revision.
    pub fn open(data: &DataFolder, name: &str) -> Result<Self> {
        let folder = Path::new(name);
        if folder.join("data").is_dir() {
            return Ok(Self { name: name.to_owned(), root: folder.to_owned(), _taken_out: None });
        }
        if folder.is_dir() {
            bail!("the folder has no data/ in it");
        }
        let taken_out = TempDir::new().context("making a temporary folder")?;
        take_out(&data.root, name, taken_out.path())?;
        Ok(Self { name: name.to_owned(), root: taken_out.path().to_owned(), _taken_out: Some(taken_out) })
    }

    /// Returns the folder that contains `data/`.
    pub fn root(&self) -> &Path {
        &self.root
    }
}

/// Writes `data/` of the revision into `folder`.
fn take_out(root: &Path, revision: &str, folder: &Path) -> Result<()> {
    let git = || {
        let mut command = Command::new("git");
        command.arg("-C").arg(root);
        command
    };
    let commit = format!("{revision}^{{commit}}");
    let found = output(git().args(["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]))
        .with_context(|| format!("`{revision}` is neither a folder nor a revision"))?;
    let commit = String::from_utf8(found).context("reading the name of the revision")?;
    let listed = output(git().args(["ls-tree", "-r", "-z", "--name-only", commit.trim(), "data"]))?;
    let listed = String::from_utf8(listed).context("reading the names of the files")?;
    for name in listed.split('\0').filter(|name| !name.is_empty()) {
        let bytes = output(git().arg("show").arg(format!("{}:{name}", commit.trim())))?;
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).with_context(|| format!("making {}", parent.display()))?;
        }
        fs::write(&path, bytes).with_context(|| format!("writing {}", path.display()))?;
    }
    Ok(())
}

/// Runs git and returns its standard output.
fn output(command: &mut Command) -> Result<Vec<u8>> {
    let output = command.stderr(Stdio::inherit()).output().context("starting git")?;
    if !output.status.success() {
        bail!("git failed ({})", output.status);
    }
    Ok(output.stdout)
}
