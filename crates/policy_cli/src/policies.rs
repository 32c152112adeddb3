//! The policies of this repository, compiled.

use crate::data_folder::DataFolder;
use anyhow::{Result, anyhow};
use data_compiler::Diagnostic;
use data_compiler::policies::compile_all;
use eligibility::Policy;

/// Compiles every policy; prints the diagnostics and fails if there are any.
pub fn policies(folder: &DataFolder) -> Result<Vec<Policy>> {
    or_print(compile_all(&folder.root))
}

/// Returns the compiled value, or prints the diagnostics, one line each, and returns one error.
pub fn or_print<T>(compiled: Result<T, Vec<Diagnostic>>) -> Result<T> {
    compiled.map_err(|found| {
        for diagnostic in &found {
            println!("{diagnostic}");
        }
        anyhow!("data/ has {} mistakes", found.len())
    })
}
