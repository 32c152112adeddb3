//! Compiles `data/policies`: each folder there is one policy.

mod answers;
mod assemble;
pub mod cases;
mod checks;
mod citations;
mod constant_rules;
mod facts;
mod index;
mod periods;
mod presumptions;
mod rules;
mod schedules;
mod shapes;

use crate::diagnostic::Diagnostic;
use crate::files::DataFiles;
use crate::source::SourceFile;
use eligibility::Policy;
use eligibility::bundle::fingerprint;

pub use answers::{AnswerShape, AnswersShape, read_answers};
pub use citations::{clause_contains_quote, read_sources};
pub use index::{ListedPolicy, PolicyIndex, folder_of};
pub use shapes::{ClauseShape, SourceShape};

/// Reads and checks the policy `id`.
///
/// # Errors
/// The errors of the index, an id that it does not list, and every error in the policy, in the order of the
/// files.
pub fn compile_policy(root: &(impl DataFiles + ?Sized), id: &str) -> Result<Policy, Vec<Diagnostic>> {
    let single = |problem| vec![problem];
    let index = PolicyIndex::read(root).map_err(single)?;
    compile_listed(root, index.find(id).map_err(single)?)
}

/// Reads and checks a policy of the index.
///
/// # Errors
/// Every error in the policy, in the order of the files.
pub(crate) fn compile_listed(
    root: &(impl DataFiles + ?Sized),
    listed: &ListedPolicy,
) -> Result<Policy, Vec<Diagnostic>> {
    let files = Files::read(root, listed).map_err(|problem| vec![problem])?;
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

/// Reads and checks every policy, in the order of the index.
///
/// # Errors
/// Every error in the index and in the policies.
pub fn compile_all(root: &(impl DataFiles + ?Sized)) -> Result<Vec<Policy>, Vec<Diagnostic>> {
    let index = PolicyIndex::read(root).map_err(|problem| vec![problem])?;
    let mut compiled = Vec::new();
    let mut problems = Vec::new();
    for listed in index.policies() {
        match compile_listed(root, listed) {
            Ok(policy) => compiled.push(policy),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() { Ok(compiled) } else { Err(problems) }
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
    fn read(root: &(impl DataFiles + ?Sized), listed: &ListedPolicy) -> Result<Self, Diagnostic> {
        let file = |name: &str| SourceFile::read(root, &format!("{}/{name}.toml", listed.folder));
        Ok(Self {
            id: listed.id.clone(),
            policy: file("policy")?,
            facts: file("facts")?,
            questions: file("questions")?,
            rules: file("rules")?,
            citations: file("citations")?,
            phrases: SourceFile::read(root, "data/policies/phrases.toml")?,
            schedules: SourceFile::read_folder(root, "data/schedules", "toml")?,
        })
    }
}
