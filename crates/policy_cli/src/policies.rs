//! The policies of this repository, compiled.

use crate::data_folder::DataFolder;
use anyhow::{Result, anyhow};
use data_compiler::Diagnostic;
use data_compiler::policies::{Listed, POLICIES, compile_policy};
use eligibility::Policy;

/// Every policy, compiled; mistakes are printed and end the command.
pub fn policies(folder: &DataFolder) -> Result<Vec<(Listed, Policy)>> {
    let compiled =
        POLICIES.iter().map(|listed| Ok((*listed, or_print(compile_policy(&folder.root, listed.id))?)));
    compiled.collect()
}

/// What was compiled; mistakes are printed, one line each, and become one error.
pub fn or_print<T>(compiled: Result<T, Vec<Diagnostic>>) -> Result<T> {
    compiled.map_err(|found| {
        for diagnostic in &found {
            println!("{diagnostic}");
        }
        anyhow!("data/ has {} mistakes", found.len())
    })
}
