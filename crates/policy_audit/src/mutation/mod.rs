//! Mutation testing of a policy: which mutants are detected, and by which check.

mod mutants;

pub use mutants::{Kind, Mutant, mutants};

use data_compiler::files::DataFiles;
use data_compiler::policies::cases::{Case, read_cases};
use data_compiler::policies::{SourceShape, clause_contains_quote, read_sources};
use data_compiler::policies::{compile_policy, folder_of};
use data_compiler::source::SourceFile;
use data_compiler::{Code, Diagnostic};
use eligibility::Policy;
use eligibility::policy::{Citation, Predicate, Rule};
use serde::Deserialize;
use toml::Spanned;

/// The check that detected a mutant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detection {
    /// A case, by its index.
    ByCase(usize),
    /// No case, but a check of the data compiler.
    ByBuild(Code),
    /// None; a reviewed survivor has its reason in `survivors.toml`.
    Not(Option<String>),
}

/// A mutant and the check that detected it.
#[derive(Clone, Debug)]
pub struct TestedMutant {
    /// Names the altered element and the alteration.
    pub id: String,
    /// The kind of the altered element.
    pub kind: Kind,
    /// The check that detected the mutant.
    pub detection: Detection,
}

/// The results for all mutants of a policy.
#[derive(Clone, Debug)]
pub struct Mutation {
    /// The mutants.
    pub tested: Vec<TestedMutant>,
    /// The cases, for [`Detection::ByCase`].
    pub cases: Vec<Case>,
    /// Reviewed survivors that are obsolete: detected by now, or not a mutant of this policy.
    pub stale: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SurvivorsFile {
    #[serde(default)]
    survivor: Vec<Survivor>,
}

/// Mutants that no check needs to detect, for one reason.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Survivor {
    reason: Spanned<String>,
    mutants: Vec<String>,
}

impl Mutation {
    /// Returns the undetected mutants without a review.
    pub fn unexplained(&self) -> impl Iterator<Item = &TestedMutant> {
        self.tested.iter().filter(|tested| tested.detection == Detection::Not(None))
    }

    /// Returns true if every mutant is detected or explained, and every explanation is needed.
    pub fn is_sound(&self) -> bool {
        self.stale.is_empty() && self.unexplained().next().is_none()
    }
}

/// Tests every mutant of the policy `id`.
///
/// # Errors
/// Every error in the policy, its cases, or its `survivors.toml`. A failing case would detect every mutant,
/// so it is an error too.
pub fn mutate(root: &(impl DataFiles + ?Sized), id: &str) -> Result<Mutation, Vec<Diagnostic>> {
    mutate_with(root, id, |_, _| {})
}

/// Like [`mutate`]; `progress` is called with the number of tested mutants and of all.
///
/// # Errors
/// Those of [`mutate`].
pub fn mutate_with(
    root: &(impl DataFiles + ?Sized),
    id: &str,
    mut progress: impl FnMut(usize, usize),
) -> Result<Mutation, Vec<Diagnostic>> {
    let policy = compile_policy(root, id)?;
    let cases = read_cases(root, &policy)?;
    let folder = folder_of(root, id).map_err(|problem| vec![problem])?;
    let survivors = read_survivors(root, &folder)?;
    let mut problems = failing(&policy, &cases, &folder);
    let sources = read_sources(root, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let reason = |mutant: &Mutant| {
        let found = survivors.iter().find(|survivor| survivor.mutants.contains(&mutant.id));
        found.map(|survivor| survivor.reason.get_ref().clone())
    };
    let mutants = mutants(&policy);
    let all = mutants.len();
    let tested: Vec<TestedMutant> = mutants
        .into_iter()
        .enumerate()
        .map(|(index, mutant)| {
            progress(index, all);
            let by_case = cases.iter().position(|case| !case.differences(&mutant.policy).is_empty());
            let detection = by_case
                .map(Detection::ByCase)
                .or_else(|| refused(&mutant.policy, &sources).map(Detection::ByBuild))
                .unwrap_or_else(|| Detection::Not(reason(&mutant)));
            TestedMutant { id: mutant.id, kind: mutant.kind, detection }
        })
        .collect();
    let survives = |id: &str| {
        tested.iter().any(|tested| tested.id == id && matches!(tested.detection, Detection::Not(_)))
    };
    let named = survivors.iter().flat_map(|survivor| &survivor.mutants);
    let stale = named.filter(|id| !survives(id)).cloned().collect();
    Ok(Mutation { tested, cases, stale })
}

/// Returns the cases that fail on the unaltered policy.
fn failing(policy: &Policy, cases: &[Case], folder: &str) -> Vec<Diagnostic> {
    let failing = cases.iter().map(|case| (case, case.differences(policy)));
    failing
        .filter(|(_, differences)| !differences.is_empty())
        .map(|(case, differences)| Diagnostic {
            code: Code::CaseFails,
            file: format!("{folder}/cases.toml"),
            line: case.line,
            message: format!(
                "“{}” does not have its expected result: {}",
                case.story,
                differences.join("; ")
            ),
            remedy: "correct the case, or what it is about".to_owned(),
        })
        .collect()
}

/// Reads the reviewed survivors; a policy without the file has none.
fn read_survivors(root: &(impl DataFiles + ?Sized), folder: &str) -> Result<Vec<Survivor>, Vec<Diagnostic>> {
    let path = format!("{folder}/survivors.toml");
    if root.read(&path).is_err() {
        return Ok(Vec::new());
    }
    let read = SourceFile::read(root, &path).and_then(|file| {
        let survivors = file.toml::<SurvivorsFile>()?.survivor;
        let unreasoned = survivors.iter().find(|survivor| survivor.reason.get_ref().trim().is_empty());
        match unreasoned {
            None => Ok(survivors),
            Some(survivor) => Err(file.problem(
                Code::Malformed,
                survivor.reason.span(),
                "a survivor without a reason",
                "say why no case needs to notice it, or add a case that does",
            )),
        }
    });
    read.map_err(|problem| vec![problem])
}

/// Returns the error code of a mutant that no case detects. Runs the three checks that can still detect one
/// on the compiled policy. (`tests/policy_diagnostics.rs` shows that the data compiler makes these checks.)
fn refused(policy: &Policy, sources: &[SourceShape]) -> Option<Code> {
    let overlap = |pair: &[eligibility::policy::Period]| pair[1].from <= pair[0].until;
    let uncited = |rule: &Rule| {
        let leaf = matches!(
            rule.predicate,
            Predicate::Chosen { .. } | Predicate::Compare { .. } | Predicate::Month { .. }
        );
        let words = [&rule.name, &rule.met, &rule.not_met, &rule.unknown, &rule.undecided, &rule.waiting];
        rule.citations.is_empty() && (leaf || words.iter().any(|words| !words.is_empty()))
    };
    let misquoted = |citation: &Citation| {
        citation.source.is_some_and(|source| {
            !clause_contains_quote(sources, &policy.sources[source].id, &citation.clause, &citation.quote)
        })
    };
    if policy.periods.windows(2).any(overlap) {
        Some(Code::PeriodsOverlap)
    } else if policy.rules.iter().any(uncited) {
        Some(Code::RuleWithoutCitation)
    } else if policy.citations.iter().any(misquoted) {
        Some(Code::QuoteNotInSource)
    } else {
        None
    }
}
