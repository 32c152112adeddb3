//! The policies that a form changes, by name.

use super::fields::owner;
use data_compiler::files::MemoryFiles;
use data_compiler::policies::PolicyIndex;

/// A policy and the folder of its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyFolder {
    /// The path of the folder.
    pub path: String,
    /// The name of the policy; the path of its file if that has a mistake.
    pub name: String,
}

/// Returns the policies in the order of the index, the main one first; with a mistake in the index, in the
/// order of their folders.
pub fn policy_folders(files: &MemoryFiles) -> Vec<PolicyFolder> {
    let folders: Vec<String> = match PolicyIndex::read(files) {
        Ok(index) => index.policies().iter().map(|policy| policy.folder.clone()).collect(),
        Err(_) => {
            files.0.keys().filter_map(|path| Some(path.strip_suffix("/policy.toml")?.to_owned())).collect()
        }
    };
    let named = |path: String| PolicyFolder { name: owner(files, &format!("{path}/policy.toml")), path };
    folders.into_iter().map(named).collect()
}
