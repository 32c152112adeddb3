//! Cases: descriptions of persons with answers and the expected results, stored beside the policy.

use super::answers::{AnswerShape, AnswersShape, answer, read_answers};
use super::folder_of;
use super::periods::date;
use super::shapes::SpannedText;
use crate::diagnostic::{Code, Diagnostic};
use crate::files::DataFiles;
use crate::source::SourceFile;
use eligibility::policy::{CitationIndex, FactIndex};
use eligibility::programme::ProgrammeStatus;
use eligibility::verdict::ConditionReport;
use eligibility::{Answer, Answers, Date, Policy, Truth, Verdict, evaluate};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CasesFile {
    case: Vec<CaseShape>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct CaseShape {
    story: Spanned<String>,
    as_of: SpannedText,
    answers: AnswersShape,
    outcome: String,
    conditions: BTreeMap<String, String>,
    next: String,
    #[serde(default)]
    programme: Option<Spanned<String>>,
    #[serde(default)]
    says: ListsShape,
    #[serde(default)]
    cites: ListsShape,
    #[serde(default)]
    refused: BTreeMap<String, Vec<Spanned<AnswerShape>>>,
}

/// Lists of ids by the id of a condition.
type ListsShape = BTreeMap<Spanned<String>, Vec<Spanned<String>>>;

/// The key of `cites` for the citations of the programme's period.
const PROGRAMME: &str = "programme";

/// A description of a person with answers and the expected results.
#[derive(Clone, Debug)]
pub struct Case {
    /// The description of the person.
    pub story: String,
    /// The as-of day.
    pub as_of: Date,
    /// The given answers.
    pub answers: Answers,
    /// The outcome by its stable name.
    pub outcome: String,
    /// The state of each condition, by rule id: `met`, `not-met` or `unknown`.
    pub conditions: BTreeMap<String, String>,
    /// The fact asked next, or `none`.
    pub next: String,
    /// The expected status of the programme, by its stable name, if the case has one.
    pub programme: Option<String>,
    /// The expected rules, by id and in order, whose sentences explain some of the conditions.
    pub says: BTreeMap<String, Vec<String>>,
    /// The expected citations, by id and in order, of some of the conditions, or of `programme`.
    pub cites: BTreeMap<String, Vec<String>>,
    /// Values that must not be accepted as answers.
    pub refused: Vec<(FactIndex, Answer)>,
    /// The first line of the case.
    pub line: u32,
}

/// Reads `cases.toml` of the policy.
///
/// # Errors
/// Every error in the file: format, unknown facts or options, dates.
pub fn read_cases(root: &(impl DataFiles + ?Sized), policy: &Policy) -> Result<Vec<Case>, Vec<Diagnostic>> {
    let folder = folder_of(root, &policy.id).map_err(|problem| vec![problem])?;
    let path = format!("{folder}/cases.toml");
    let file = SourceFile::read(root, &path).map_err(|problem| vec![problem])?;
    let shapes = file.toml::<CasesFile>().map_err(|problem| vec![problem])?.case;
    let mut problems = Vec::new();
    let cases: Vec<Case> =
        shapes.into_iter().filter_map(|shape| read_case(shape, policy, &file, &mut problems)).collect();
    if problems.is_empty() { Ok(cases) } else { Err(problems) }
}

fn read_case(
    shape: CaseShape,
    policy: &Policy,
    file: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) -> Option<Case> {
    let as_of = date(&shape.as_of, file, problems)?;
    let answers = read_answers(&shape.answers, policy, as_of, file, problems);
    let refused = refused(&shape, policy, file, problems);
    check_names(&shape, policy, file, problems);
    Some(Case {
        line: file.line_at(shape.story.span().start),
        story: shape.story.into_inner(),
        as_of,
        answers,
        outcome: shape.outcome,
        conditions: shape.conditions,
        next: shape.next,
        programme: shape.programme.map(Spanned::into_inner),
        says: lists(shape.says),
        cites: lists(shape.cites),
        refused,
    })
}

/// Reads values that match a fact's kind but must not be accepted.
fn refused(
    shape: &CaseShape,
    policy: &Policy,
    file: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) -> Vec<(FactIndex, Answer)> {
    let mut refused = Vec::new();
    for (id, values) in &shape.refused {
        for value in values {
            let read =
                policy.fact_index(id).and_then(|fact| Some((fact, answer(policy, fact, value.get_ref())?)));
            match read {
                Some(read) => refused.push(read),
                None => problems.push(file.problem(
                    Code::UnknownId,
                    value.span(),
                    format!("`{id}` is no fact of the policy, or this is no value of its kind"),
                    "name a fact, with months or numbers that must not be accepted",
                )),
            }
        }
    }
    refused
}

fn lists(shape: ListsShape) -> BTreeMap<String, Vec<String>> {
    let plain = |ids: Vec<Spanned<String>>| ids.into_iter().map(Spanned::into_inner).collect();
    shape.into_iter().map(|(of, ids)| (of.into_inner(), plain(ids))).collect()
}

/// Reports names that nothing defines, which would otherwise be compared with nothing.
fn check_names(shape: &CaseShape, policy: &Policy, file: &SourceFile, problems: &mut Vec<Diagnostic>) {
    let mut unknown = |word: &Spanned<String>, kind: &str, remedy: &str| {
        problems.push(file.problem(
            Code::UnknownId,
            word.span(),
            format!("there is no {kind} `{}`", word.get_ref()),
            remedy.to_owned(),
        ));
    };
    if let Some(status) = &shape.programme
        && STATUSES.iter().all(|known| status_name(*known) != status.get_ref())
    {
        unknown(status, "status", "write not-begun, in-force, continued or ended");
    }
    for of in shape.says.keys().chain(shape.cites.keys()) {
        let is_condition = policy.conditions.iter().any(|known| policy.rules[known.rule].id == *of.get_ref());
        if !is_condition && of.get_ref() != PROGRAMME {
            unknown(of, "condition", "name a condition of policy.toml, or, for citations, `programme`");
        }
    }
    for id in shape.says.values().flatten().filter(|id| policy.rule_index(id.get_ref()).is_none()) {
        unknown(id, "rule", "name a rule of rules.toml");
    }
    let cited = |id: &str| policy.citations.iter().any(|known| known.id == id);
    for id in shape.cites.values().flatten().filter(|id| !cited(id.get_ref())) {
        unknown(id, "citation", "name a citation of citations.toml");
    }
}

impl Case {
    /// Evaluates the policy and returns the differences from the expected results.
    pub fn differences(&self, policy: &Policy) -> Vec<String> {
        let verdict = evaluate(policy, &self.answers, self.as_of);
        let mut differences = Vec::new();
        let mut compare = |what: &str, expected: &str, found: &str| {
            if expected != found {
                differences.push(format!("{what}: expected {expected}, found {found}"));
            }
        };
        compare("outcome", &self.outcome, verdict.outcome.as_str());
        for condition in &verdict.conditions {
            let id = &policy.rules[condition.rule].id;
            let expected = self.conditions.get(id).map_or("(not listed)", String::as_str);
            compare(id, expected, state_name(condition.truth));
        }
        for id in self.conditions.keys().filter(|id| policy.rule_index(id).is_none()) {
            compare("condition", id, "no such condition");
        }
        let next = verdict.path.next.map_or("none", |fact| policy.facts[fact].id.as_str());
        compare("next", &self.next, next);
        self.compare_reasons(policy, &verdict, &mut compare);
        let programme = policy.programme(self.as_of);
        if let Some(expected) = &self.programme {
            compare("programme", expected, status_name(programme.status));
        }
        if !self.answers.fit(policy, self.as_of) {
            compare("answers", "accepted", "refused");
        }
        for (fact, answer) in &self.refused {
            if eligibility::answers::check(policy, *fact, *answer, self.as_of).is_ok() {
                compare(&policy.facts[*fact].id, "refused", "accepted");
            }
        }
        differences
    }

    /// Compares the reasons of the conditions and their citations.
    fn compare_reasons(
        &self,
        policy: &Policy,
        verdict: &Verdict,
        compare: &mut impl FnMut(&str, &str, &str),
    ) {
        let report_of = |condition: &str| {
            verdict.conditions.iter().find(|report| policy.rules[report.rule].id == condition)
        };
        let no_such = || vec!["no such condition"];
        for (of, expected) in &self.says {
            let saying = |report: &ConditionReport| {
                report.reasons.iter().map(|reason| policy.rules[reason.rule].id.as_str()).collect()
            };
            let found: Vec<&str> = report_of(of).map_or_else(no_such, saying);
            compare(&format!("says of {of}"), &expected.join(" "), &found.join(" "));
        }
        let names = |cited: &[CitationIndex]| -> Vec<&str> {
            cited.iter().map(|index| policy.citations[*index].id.as_str()).collect()
        };
        for (of, expected) in &self.cites {
            let found = match report_of(of) {
                Some(report) => names(&report.citations(policy)),
                None if of == PROGRAMME => names(policy.programme(self.as_of).citations),
                None => no_such(),
            };
            compare(&format!("cites of {of}"), &expected.join(" "), &found.join(" "));
        }
    }
}

/// Returns the stable name of a truth in cases and reports.
pub fn state_name(truth: Truth) -> &'static str {
    match truth {
        Truth::Met => "met",
        Truth::NotMet => "not-met",
        Truth::Unknown => "unknown",
    }
}

const STATUSES: [ProgrammeStatus; 4] =
    [ProgrammeStatus::NotBegun, ProgrammeStatus::InForce, ProgrammeStatus::Continued, ProgrammeStatus::Ended];

/// Returns the stable name of a status in cases and reports.
pub fn status_name(status: ProgrammeStatus) -> &'static str {
    match status {
        ProgrammeStatus::NotBegun => "not-begun",
        ProgrammeStatus::InForce => "in-force",
        ProgrammeStatus::Continued => "continued",
        ProgrammeStatus::Ended => "ended",
    }
}
