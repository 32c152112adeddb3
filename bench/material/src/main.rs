//! `bench-material <repository> <folder>` compiles `data/` into the files that the benches read.

mod prepare;

use anyhow::{Result, bail};
use std::path::Path;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [root, folder] => prepare::write(Path::new(root), Path::new(folder)),
        _ => bail!("usage: bench-material <repository> <folder>"),
    }
}
