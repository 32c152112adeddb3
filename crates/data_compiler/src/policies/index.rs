//! The list of the policies: `data/policies/index.toml`.

use crate::diagnostic::{Code, Diagnostic};
use crate::files::DataFiles;
use crate::source::SourceFile;
use serde::Deserialize;
use std::path::{Component, Path};
use toml::Spanned;

const PATH: &str = "data/policies/index.toml";

/// A policy and the folder of its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedPolicy {
    /// Its id in `policy.toml`.
    pub id: String,
    /// Its folder, relative to the project's root. A policy's sub-check has a folder inside the policy's
    /// folder.
    pub folder: String,
}

/// The policies in display order; there is at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyIndex {
    policies: Vec<ListedPolicy>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndexFile {
    policy: Vec<EntryShape>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryShape {
    id: Spanned<String>,
    folder: Spanned<String>,
}

impl PolicyIndex {
    /// Reads and checks the index.
    ///
    /// # Errors
    /// A missing or malformed file, no policy, an id or a folder that is listed twice, a folder without a
    /// policy.
    pub fn read(root: &(impl DataFiles + ?Sized)) -> Result<Self, Diagnostic> {
        let file = SourceFile::read(root, PATH)?;
        let entries = file.toml::<IndexFile>()?.policy;
        if entries.is_empty() {
            return Err(file.problem(
                Code::Malformed,
                0..0,
                "no policy is listed",
                "list the main policy first",
            ));
        }
        let mut policies: Vec<ListedPolicy> = Vec::new();
        for entry in entries {
            let policy = entry.check(root, &file)?;
            if policies.iter().any(|other| other.id == policy.id || other.folder == policy.folder) {
                return Err(file.problem(
                    Code::DuplicateId,
                    entry.id.span(),
                    format!("`{}` or its folder is listed twice", policy.id),
                    "keep one of the two entries",
                ));
            }
            policies.push(policy);
        }
        Ok(Self { policies })
    }

    /// Returns all policies, the main policy first.
    pub fn policies(&self) -> &[ListedPolicy] {
        &self.policies
    }

    /// Returns the policy that the widget is about.
    pub fn main(&self) -> &ListedPolicy {
        &self.policies[0]
    }

    /// Returns the policies that the widget loads when a visitor opens one of them.
    pub fn others(&self) -> &[ListedPolicy] {
        &self.policies[1..]
    }

    /// Returns the policy with the id.
    ///
    /// # Errors
    /// [`Code::UnknownId`] if it is not listed.
    pub fn find(&self, id: &str) -> Result<&ListedPolicy, Diagnostic> {
        self.policies.iter().find(|policy| policy.id == id).ok_or_else(|| Diagnostic {
            code: Code::UnknownId,
            file: PATH.to_owned(),
            line: 1,
            message: format!("the policy `{id}` is not listed"),
            remedy: "list it with its folder".to_owned(),
        })
    }
}

impl EntryShape {
    fn check(&self, root: &(impl DataFiles + ?Sized), file: &SourceFile) -> Result<ListedPolicy, Diagnostic> {
        let name = self.folder.get_ref();
        let is_inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
        let folder = format!("data/policies/{name}");
        if name.is_empty() || !is_inside || root.read(&format!("{folder}/policy.toml")).is_err() {
            return Err(file.problem(
                Code::UnknownId,
                self.folder.span(),
                format!("there is no {folder}/policy.toml"),
                "name a folder of data/policies with the files of the policy",
            ));
        }
        Ok(ListedPolicy { id: self.id.get_ref().clone(), folder })
    }
}

/// Returns the folder of the policy `id`, relative to the project's root.
///
/// # Errors
/// The errors of the index, and an id that it does not list.
pub fn folder_of(root: &(impl DataFiles + ?Sized), id: &str) -> Result<String, Diagnostic> {
    Ok(PolicyIndex::read(root)?.find(id)?.folder.clone())
}
