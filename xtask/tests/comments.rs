//! The width of comments, which rustfmt does not wrap (CONTRIBUTING.md, "Style").

use std::fs;
use std::path::{Path, PathBuf};

/// The maximum width of a line, as in `rustfmt.toml`.
const WIDTH: usize = 110;

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) = paths.partition(|path| path.is_dir());
    let files = files.into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "rs"));
    files.chain(folders.iter().flat_map(|folder| rust_files(folder))).collect()
}

#[test]
fn comments_are_as_narrow_as_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (mut comments, mut wide) = (0, Vec::new());
    for file in ["src", "crates", "xtask"].iter().flat_map(|folder| rust_files(&root.join(folder))) {
        let text = fs::read_to_string(&file).expect("the file can be read");
        for (line, number) in text.lines().zip(1..) {
            // A table of a module's comment cannot be wrapped.
            let comment = line.trim_start();
            if comment.starts_with("//") && !comment.starts_with("//! |") {
                comments += 1;
                if line.chars().count() > WIDTH {
                    wide.push(format!("{}:{number}", file.display()));
                }
            }
        }
    }
    assert!(wide.is_empty(), "more than {WIDTH} characters, wrap them: {wide:#?}");
    assert!(comments > 5000, "{comments} lines of comments");
}
