//! The checks of the command line on data in memory: diagnostics, cases, proof.

use crate::lead::lead;
use data_compiler::files::MemoryFiles;
use data_compiler::policies::cases::{Case, read_cases};
use data_compiler::policies::{PolicyIndex, folder_of};
use data_compiler::{Diagnostic, check_other_data, check_policies};
use eligibility::Policy;
use policy_audit::proof::prove;
use receipt::Receipt;
use receipt::link::FRAGMENT;
use serde::{Deserialize, Serialize};

/// A diagnostic of the data compiler.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiagnosticLine {
    /// The stable code.
    pub code: String,
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The error and its remedy in Chinese, for every diagnostic of this kind.
    pub lead: String,
    /// The problem.
    pub message: String,
    pub remedy: String,
}

/// A case with another outcome, or a failure of the proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// The Chinese line that describes it.
    pub text: String,
    /// The file and the line of the case, from 1; a failure of the proof has none.
    pub location: Option<(String, u32)>,
    /// The address, within the widget, of the answers of the case with what the rules make of them now; a
    /// case whose answers are refused has none, and neither has a failure of the proof.
    pub trial: Option<String>,
}

/// The cases and the proof of one policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyReport {
    pub id: String,
    pub name: String,
    /// The number of cases.
    pub cases: usize,
    /// The cases with another outcome or, if there are none, the failures of the proof.
    pub failures: Vec<Failure>,
}

/// The result of all checks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckReport {
    /// The diagnostics. With any of them, the policies are not checked further.
    pub diagnostics: Vec<DiagnosticLine>,
    pub policies: Vec<PolicyReport>,
}

impl CheckReport {
    /// Returns whether nothing failed.
    pub fn is_sound(&self) -> bool {
        self.diagnostics.is_empty() && self.policies.iter().all(|policy| policy.failures.is_empty())
    }
}

impl From<Diagnostic> for DiagnosticLine {
    fn from(found: Diagnostic) -> Self {
        Self {
            code: found.code.as_str().to_owned(),
            lead: lead(found.code.as_str()).to_owned(),
            file: found.file,
            line: found.line,
            message: found.message,
            remedy: found.remedy,
        }
    }
}

/// Checks the data. `progress` is called with the number of finished steps and of all steps.
pub fn check(files: &MemoryFiles, progress: impl FnMut(usize, usize)) -> CheckReport {
    check_with(files, &[], progress)
}

/// Checks the data, without a proof of the policies that are the same in `built_in`: the build has proven
/// them.
pub(crate) fn check_changes(
    files: &MemoryFiles,
    built_in: &MemoryFiles,
    progress: impl FnMut(usize, usize),
) -> CheckReport {
    check_with(files, &compiled_policies(built_in).unwrap_or_default(), progress)
}

fn check_with(files: &MemoryFiles, proven: &[Policy], mut progress: impl FnMut(usize, usize)) -> CheckReport {
    let (policies, mut diagnostics) = compiled(files);
    let steps = policies.len() + 1;
    progress(1, steps);
    let mut reports = Vec::new();
    if diagnostics.is_empty() {
        for (index, policy) in policies.iter().enumerate() {
            match report(files, policy, proven.contains(policy)) {
                Ok(report) => reports.push(report),
                // As on the command line, mistakes in the cases of a policy end the check.
                Err(found) => {
                    diagnostics.extend(found);
                    break;
                }
            }
            progress(2 + index, steps);
        }
    }
    CheckReport { diagnostics: diagnostics.into_iter().map(Into::into).collect(), policies: reports }
}

/// Compiles the data and returns the diagnostics.
pub fn diagnose(files: &MemoryFiles) -> Vec<DiagnosticLine> {
    compiled(files).1.into_iter().map(Into::into).collect()
}

/// Compiles the data; returns the policies, or none if one of them has a mistake, and all diagnostics.
fn compiled(files: &MemoryFiles) -> (Vec<Policy>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let policies = compiled_policies(files).unwrap_or_else(|found| {
        diagnostics.extend(found);
        Vec::new()
    });
    for found in check_other_data(files) {
        // The glossary compiles the policies again.
        if !diagnostics.contains(&found) {
            diagnostics.push(found);
        }
    }
    (policies, diagnostics)
}

fn compiled_policies(files: &MemoryFiles) -> Result<Vec<Policy>, Vec<Diagnostic>> {
    let index = PolicyIndex::read(files).map_err(|problem| vec![problem])?;
    check_policies(files, &index, index.policies())
}

fn report(files: &MemoryFiles, policy: &Policy, is_proven: bool) -> Result<PolicyReport, Vec<Diagnostic>> {
    let cases = read_cases(files, policy)?;
    let folder = folder_of(files, &policy.id).map_err(|problem| vec![problem])?;
    let failing = cases.iter().filter(|case| !case.differences(policy).is_empty());
    let mut failures: Vec<Failure> = failing
        .map(|case| Failure {
            text: format!("案例第{}行“{}”结论不同", case.line, case.story),
            location: Some((format!("{folder}/cases.toml"), case.line)),
            trial: trial_address(policy, case),
        })
        .collect();
    // Trying every combination takes longest, so failed cases are reported first.
    if failures.is_empty() && !is_proven {
        let proof = prove(policy);
        failures.extend(proof.failures.iter().map(|found| Failure {
            text: found.to_string(),
            location: None,
            trial: None,
        }));
    }
    Ok(PolicyReport { id: policy.id.clone(), name: policy.name.clone(), cases: cases.len(), failures })
}

/// Returns the address of a receipt with the answers of the case.
fn trial_address(policy: &Policy, case: &Case) -> Option<String> {
    let receipt = Receipt::issue(policy, &case.answers, case.as_of, &[]).ok()?;
    Some([FRAGMENT, &receipt.encode()].concat())
}

#[cfg(test)]
mod tests {
    use super::report;
    use data_compiler::files::MemoryFiles;
    use data_compiler::policies::cases::read_cases;
    use data_compiler::policies::compile_policy;
    use receipt::link::in_fragment;
    use receipt::{Receipt, Verification, verify};
    use std::path::Path;

    /// The policy has a folder inside that of another one.
    #[test]
    fn a_failing_case_leads_to_its_line_and_to_a_trial_of_its_answers() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut files = MemoryFiles::of_folder(&root, "data").expect("the data can be read");
        let policy = compile_policy(&files, "west-coast-2020-repeat").expect("compiles");
        let path = "data/policies/west-coast-2020/repeat/cases.toml";
        let text = String::from_utf8(files.0[path].clone()).expect("a text");
        let wrong = text.replacen("outcome = \"eligible\"", "outcome = \"ineligible\"", 1);
        files.0.insert(path.to_owned(), wrong.into_bytes());

        let report = report(&files, &policy, true).expect("the cases can be read");
        let [failure] = &report.failures[..] else { panic!("{:?}", report.failures) };
        let (file, line) = failure.location.clone().expect("a case has a line");
        assert_eq!(file, path);
        let cases = read_cases(&files, &policy).expect("cases");
        let case = cases.iter().find(|case| case.line == line).expect("the case of the line");

        let address = failure.trial.as_deref().expect("its answers are accepted");
        let receipt = Receipt::decode(in_fragment(address).expect("a receipt")).expect("a sound one");
        let Verification::Same(verdict) = verify(&receipt, &[&policy]) else { panic!("of the same rules") };
        assert_eq!((receipt.as_of(), &verdict.path.answers), (case.as_of, &case.answers));
        assert_eq!(verdict.outcome.as_str(), "eligible", "by the rules, not by the case");
    }
}
