//! The files of `data/`: in a folder, or in memory on a page that has no file system.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Files by their path below the project's root, with forward slashes.
pub trait DataFiles {
    /// Reads a file.
    ///
    /// # Errors
    /// The reason why it cannot be read.
    fn read(&self, path: &str) -> Result<Vec<u8>, String>;

    /// Returns the names of the files of a folder, in any order.
    ///
    /// # Errors
    /// The reason why the folder cannot be read.
    fn names(&self, folder: &str) -> Result<Vec<String>, String>;
}

impl DataFiles for Path {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(self.join(path)).map_err(|error| error.to_string())
    }

    fn names(&self, folder: &str) -> Result<Vec<String>, String> {
        let entries = std::fs::read_dir(self.join(folder)).map_err(|error| error.to_string())?;
        let name = |entry: std::io::Result<std::fs::DirEntry>| {
            entry.map(|entry| entry.file_name().to_string_lossy().into_owned())
        };
        entries.map(name).collect::<Result<_, _>>().map_err(|error| error.to_string())
    }
}

impl DataFiles for PathBuf {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.as_path().read(path)
    }

    fn names(&self, folder: &str) -> Result<Vec<String>, String> {
        self.as_path().names(folder)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryFiles(pub BTreeMap<String, Vec<u8>>);

impl MemoryFiles {
    /// Reads a folder below `root` with everything in it. Paths are relative to `root`.
    ///
    /// # Errors
    /// A folder or a file that cannot be read.
    pub fn of_folder(root: &Path, folder: &str) -> std::io::Result<Self> {
        let mut files = Self::default();
        files.add_folder(root, folder)?;
        Ok(files)
    }

    fn add_folder(&mut self, root: &Path, folder: &str) -> std::io::Result<()> {
        for entry in std::fs::read_dir(root.join(folder))? {
            let entry = entry?;
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                self.add_folder(root, &path)?;
            } else {
                self.0.insert(path, std::fs::read(entry.path())?);
            }
        }
        Ok(())
    }
}

impl DataFiles for MemoryFiles {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.0.get(path).cloned().ok_or_else(|| "there is no such file".to_owned())
    }

    fn names(&self, folder: &str) -> Result<Vec<String>, String> {
        let below = |path: &String| Some(path.strip_prefix(folder)?.strip_prefix('/')?.to_owned());
        let names: Vec<String> = self.0.keys().filter_map(below).filter(|name| !name.contains('/')).collect();
        if names.is_empty() { Err("there is no such folder".to_owned()) } else { Ok(names) }
    }
}

#[cfg(test)]
mod tests {
    use super::{DataFiles, MemoryFiles};
    use std::path::Path;

    #[test]
    fn a_folder_and_its_copy_in_memory_hold_the_same() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let read = |path: &str| root.read(path).expect("a file of this crate");
        let paths = ["src/lib.rs", "src/files.rs", "src/policies/mod.rs", "Cargo.toml"];
        let memory = MemoryFiles(paths.map(|path| (path.to_owned(), read(path))).into());
        for path in paths {
            assert_eq!(DataFiles::read(&memory, path).as_ref(), Ok(&read(path)));
        }
        assert_eq!(memory.names("src"), Ok(vec!["files.rs".to_owned(), "lib.rs".to_owned()]));
        assert!(root.names("src").expect("a folder").contains(&"files.rs".to_owned()));
        assert!(memory.names("sr").is_err() && root.names("sr").is_err());
        assert!(memory.read("src").is_err() && root.read("src").is_err());
    }
}
