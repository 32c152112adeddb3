//! `bench-native prepare <folder>` writes what the benches read; `bench-native judge <folder>` runs the
//! rules natively, for comparison with the browser.

mod judge;
mod prepare;

use anyhow::{Result, bail};
use std::path::Path;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["prepare", root, folder] => prepare::write(Path::new(root), Path::new(folder)),
        ["judge", folder] => judge::run(Path::new(folder)),
        _ => bail!("usage: bench-native prepare <repository> <folder> | judge <folder>"),
    }
}
