//! Cases: stories with answers and what must come out, kept beside the policy.

use super::answers::{AnswersShape, read_answers};
use super::folder_of;
use super::periods::date;
use super::shapes::Word;
use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;
use eligibility::{Answers, Date, Policy, Truth, evaluate};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
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
    as_of: Word,
    answers: AnswersShape,
    outcome: String,
    conditions: BTreeMap<String, String>,
    next: String,
}

/// A story with answers and what must come out.
#[derive(Clone, Debug)]
pub struct Case {
    /// Who it is about.
    pub story: String,
    /// The day the question is asked.
    pub as_of: Date,
    /// What was answered.
    pub answers: Answers,
    /// The outcome by its stable name.
    pub outcome: String,
    /// The state of each condition, by rule id: `met`, `not-met` or `unknown`.
    pub conditions: BTreeMap<String, String>,
    /// The fact asked next, or `none`.
    pub next: String,
    /// The line the case begins on.
    pub line: u32,
}

/// Reads `cases.toml` of the policy.
///
/// # Errors
/// What is wrong with the file: shape, unknown facts or options, dates.
pub fn read_cases(root: &Path, policy: &Policy) -> Result<Vec<Case>, Vec<Diagnostic>> {
    let path = format!("{}/cases.toml", folder_of(&policy.id));
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
    Some(Case {
        line: file.line_at(shape.story.span().start),
        story: shape.story.into_inner(),
        as_of,
        answers,
        outcome: shape.outcome,
        conditions: shape.conditions,
        next: shape.next,
    })
}

impl Case {
    /// What differs from the expected when the policy is evaluated; empty when all is as expected.
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
        differences
    }
}

/// The stable name of a truth in cases and reports.
pub fn state_name(truth: Truth) -> &'static str {
    match truth {
        Truth::Met => "met",
        Truth::NotMet => "not-met",
        Truth::Unknown => "unknown",
    }
}
