//! A copy of the project's data in which a test introduces one error.

use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A temporary copy of `data/`.
pub(crate) struct Broken(TempDir);

impl Broken {
    /// Copies the real data.
    pub(crate) fn copy_of_data() -> Self {
        let copy = Self(TempDir::new().expect("a temporary folder"));
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
        copy_folder(&data, &copy.root().join("data"));
        copy
    }

    /// Returns the root of the copy.
    pub(crate) fn root(&self) -> &Path {
        self.0.path()
    }

    /// Replaces the first `from` in `file` by `to`.
    #[track_caller]
    pub(crate) fn replace(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{file} does not contain {from}");
        std::fs::write(self.root().join(file), text.replacen(from, to, 1)).expect("the copy can be written");
    }

    /// Returns the first line of `file` that contains `words`.
    #[track_caller]
    pub(crate) fn line_of(&self, file: &str, words: &str) -> u32 {
        let text = self.read(file);
        let offset = text.find(words).unwrap_or_else(|| panic!("{file} does not contain {words}"));
        1 + text[..offset].matches('\n').count() as u32
    }

    fn read(&self, file: &str) -> String {
        std::fs::read_to_string(self.root().join(file)).expect("the file is in the copy")
    }
}

fn copy_folder(from: &PathBuf, to: &Path) {
    std::fs::create_dir_all(to).expect("the copy can be made");
    for entry in std::fs::read_dir(from).expect("the data is there") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            std::fs::copy(&path, &target).expect("the file can be copied");
        }
    }
}
