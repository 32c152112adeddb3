//! Reads `data/`, checks it, and writes the widget's data bundles.
//!
//! `policies/` compiles eligibility policies and `coverage/` maps each sentence of their documents;
//! `occupations/` compiles the directory, `texts` the interface texts; `plain_language/` checks all texts;
//! `words` compiles the words that no line break cuts;
//! `call/` compiles the spoken answers and the offices for a call; `recorded_counts/` reads and writes the
//! counts of the proof. (The crate `policy_audit` audits policies.)
//! Every mistake is a [`Diagnostic`] with a stable [`Code`].

pub mod call;
pub mod coverage;
pub mod diagnostic;
pub mod files;
mod ids;
pub mod occupations;
pub mod plain_language;
pub mod policies;
pub mod recorded_counts;
pub mod source;
pub mod texts;
pub mod words;

pub use diagnostic::{Code, Diagnostic};

use crate::files::DataFiles;
use eligibility::Policy;
use policies::{ListedPolicy, PolicyIndex};

/// Reads and checks the main policy, which the wasm contains: postcard of `Vec<Policy>`.
///
/// # Errors
/// Every error in the policy.
pub fn compile_policies(root: &(impl DataFiles + ?Sized)) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let index = PolicyIndex::read(root).map_err(|problem| vec![problem])?;
    check_policies(root, &index, std::slice::from_ref(index.main())).map(|policies| encode(&policies))
}

/// Reads and checks all other policies, for a bundle that is fetched when a visitor opens one of them:
/// postcard of `Vec<Policy>`.
///
/// # Errors
/// Every error in the policies.
pub fn compile_other_policies(root: &(impl DataFiles + ?Sized)) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let index = PolicyIndex::read(root).map_err(|problem| vec![problem])?;
    check_policies(root, &index, index.others()).map(|policies| encode(&policies))
}

/// Checks all data but the policies: the directory with its everyday names, the interface texts, the
/// glossary, the words of headings, the words and offices for a call. Returns every error.
pub fn check_other_data(root: &(impl DataFiles + ?Sized)) -> Vec<Diagnostic> {
    let found = [
        occupations::compile(root).err(),
        texts::compile_texts(root).err(),
        plain_language::compile_glossary(root).err(),
        words::compile_words(root).err(),
        call::compile_call(root).err(),
    ];
    let mut each = Vec::new();
    for diagnostic in found.into_iter().flatten().flatten() {
        // The glossary reads the texts, too.
        if !each.contains(&diagnostic) {
            each.push(diagnostic);
        }
    }
    each
}

/// Compiles policies of the index and checks that each sentence of their documents is accounted for.
///
/// # Errors
/// Every error in the policies.
pub fn check_policies(
    root: &(impl DataFiles + ?Sized),
    index: &PolicyIndex,
    listed: &[ListedPolicy],
) -> Result<Vec<Policy>, Vec<Diagnostic>> {
    let mut policies = Vec::new();
    let mut problems = Vec::new();
    for policy in listed {
        match policies::compile_listed(root, policy) {
            Ok(policy) => {
                coverage::check(root, index, &policy, &mut problems);
                policies.push(policy);
            }
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() { Ok(policies) } else { Err(problems) }
}

/// Encodes the bytes of a bundle.
pub(crate) fn encode<T: serde::Serialize>(value: &T) -> Vec<u8> {
    // Encoding fails only for sequences of unknown length; vectors and strings have a known one.
    postcard::to_stdvec(value).expect("bundles consist of sized values")
}
