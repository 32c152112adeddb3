//! The tests of a crate are one program, `tests/all.rs`, which names its files: a file that it does not name
//! would not run.

use std::fs;
use std::path::{Path, PathBuf};

/// Returns the folders of tests in the workspace.
fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let crates = fs::read_dir(root.join("crates")).expect("the folder exists");
    let crates = crates.map(|entry| entry.expect("is readable").path());
    crates
        .chain([root.join("xtask")])
        .map(|package| package.join("tests"))
        .filter(|path| path.is_dir())
        .collect()
}

#[test]
fn each_file_of_a_test_folder_is_part_of_its_program() {
    let mut files = 0;
    for folder in folders() {
        let entries = fs::read_dir(&folder).expect("the folder exists");
        let names = entries
            .map(|entry| entry.expect("is readable").file_name().into_string().expect("a name in Unicode"));
        let names: Vec<String> =
            names.filter_map(|name| name.strip_suffix(".rs").map(str::to_owned)).collect();
        // A folder of one file needs no list.
        if names.len() < 2 {
            continue;
        }
        let program = fs::read_to_string(folder.join("all.rs"))
            .unwrap_or_else(|error| panic!("{}: several files and no all.rs: {error}", folder.display()));
        for name in names.iter().filter(|name| *name != "all") {
            assert!(
                program.lines().any(|line| line == format!("mod {name};")),
                "{}/all.rs does not name {name}.rs, so its tests do not run: add `mod {name};`",
                folder.display()
            );
            files += 1;
        }
    }
    assert!(files > 20, "{files} files were found");
}
