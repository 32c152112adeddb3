//! Compiles `data/policies`: each folder there is one policy.

mod answers;
mod assemble;
pub mod cases;
mod checks;
mod citations;
mod constant_rules;
mod facts;
mod periods;
mod presumptions;
mod rules;
mod schedules;
mod shapes;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourceFile;
use eligibility::Policy;
use eligibility::bundle::fingerprint;
use std::path::Path;

pub use answers::{AnswerShape, AnswersShape, read_answers};
pub use citations::{read_sources, stands};
pub use shapes::{ClauseShape, SourceShape};

/// A policy and the folder of its files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id in `policy.toml`.
    pub id: &'static str,
    /// Its folder in `data/policies`. A policy's sub-check has a folder inside the policy's folder.
    pub folder: &'static str,
}

const fn listed(id: &'static str, folder: &'static str) -> Listed {
    Listed { id, folder }
}

/// The policies in display order; the first is the main policy.
pub const POLICIES: &[Listed] = &[
    listed("qilu-green", "qilu-green"),
    listed("qilu-green-award", "qilu-green-award"),
    listed("jining-2019", "jining-2019"),
    listed("jining-2019-repeat", "jining-2019/repeat"),
    listed("west-coast-2020", "west-coast-2020"),
    listed("west-coast-2020-living-allowance", "west-coast-2020/living-allowance"),
    listed("west-coast-2020-repeat", "west-coast-2020/repeat"),
];

/// Returns the folder of the policy `id` under the project's root.
pub fn folder_of(id: &str) -> String {
    let folder = POLICIES.iter().find(|policy| policy.id == id).map_or(id, |policy| policy.folder);
    format!("data/policies/{folder}")
}

/// Reads and checks the policy `id`.
///
/// # Errors
/// Every error in the policy, in the order of the files.
pub fn compile_policy(root: &Path, id: &str) -> Result<Policy, Vec<Diagnostic>> {
    let files = Files::read(root, id).map_err(|problem| vec![problem])?;
    let mut problems = Vec::new();
    match assemble::assemble(&files, root, &mut problems) {
        Some((mut policy, named)) if problems.is_empty() => {
            checks::check(&policy, &named, &files, &mut problems);
            policy.fingerprint = fingerprint(&crate::encode(&policy));
            if problems.is_empty() { Ok(policy) } else { Err(problems) }
        }
        _ => Err(problems),
    }
}

/// The files of one policy.
pub(crate) struct Files {
    pub(crate) id: String,
    pub(crate) policy: SourceFile,
    pub(crate) facts: SourceFile,
    pub(crate) questions: SourceFile,
    pub(crate) rules: SourceFile,
    pub(crate) citations: SourceFile,
    pub(crate) phrases: SourceFile,
    pub(crate) schedules: Vec<SourceFile>,
}

impl Files {
    fn read(root: &Path, id: &str) -> Result<Self, Diagnostic> {
        let folder = folder_of(id);
        let file = |name: &str| SourceFile::read(root, &format!("{folder}/{name}.toml"));
        Ok(Self {
            id: id.to_owned(),
            policy: file("policy")?,
            facts: file("facts")?,
            questions: file("questions")?,
            rules: file("rules")?,
            citations: file("citations")?,
            phrases: SourceFile::read(root, "data/policies/phrases.toml")?,
            schedules: read_folder(root, "data/schedules", "toml")?,
        })
    }
}

/// Reads every file of `folder` with the extension, sorted by name.
pub(crate) fn read_folder(root: &Path, folder: &str, extension: &str) -> Result<Vec<SourceFile>, Diagnostic> {
    let unreadable = |error: std::io::Error| Diagnostic {
        code: Code::FileUnreadable,
        file: folder.to_owned(),
        line: 1,
        message: format!("the folder cannot be read ({error})"),
        remedy: "put the folder back".to_owned(),
    };
    let mut names = Vec::new();
    for entry in std::fs::read_dir(root.join(folder)).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name().to_string_lossy().into_owned();
        if Path::new(&name).extension().is_some_and(|found| found == extension) {
            names.push(name);
        }
    }
    names.sort();
    names.iter().map(|name| SourceFile::read(root, &format!("{folder}/{name}"))).collect()
}
