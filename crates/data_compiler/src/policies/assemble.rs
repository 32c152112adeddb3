//! Assembles a policy from its files.

use super::citations::{citations, read_sources, sources};
use super::facts::facts_and_questions;
use super::periods::{Stretch, check_succession, date};
use super::presumptions::add_presumptions;
use super::rules::{Context, Rules, rules};
use super::schedules::schedule;
use super::shapes::{
    AudienceShape, ConditionShape, OutcomeShape, PeriodShape, PhrasesFile, PolicyFile, RoleShape, StatusShape,
};
use super::{Files, SourceShape};
use crate::diagnostic::{Code, Diagnostic, recorded};
use crate::files::DataFiles;
use crate::ids::Ids;
use crate::source::SourceFile;
use eligibility::Policy;
use eligibility::policy::{Audience, Condition, OutcomeText, Outcomes, Period, PeriodStatus, Phrases, Role};
use std::path::Path;

/// Reads as much as possible, so that one run reports as many errors as possible. Returns the policy and, for
/// each fact, the options that rules and schedules name.
pub(super) fn assemble(
    files: &Files,
    root: &(impl DataFiles + ?Sized),
    problems: &mut Vec<Diagnostic>,
) -> Option<(Policy, Vec<u32>)> {
    let shape = recorded(files.policy.toml::<PolicyFile>(), problems)?;
    if *shape.id.get_ref() != files.id {
        problems.push(files.policy.problem(
            Code::UnknownId,
            shape.id.span(),
            format!("the policy in this folder is listed as `{}`", files.id),
            "write that id, or list the folder under this one in data/policies/index.toml",
        ));
    }
    let phrases = recorded(files.phrases.toml::<PhrasesFile>(), problems)?;
    let source_shapes: Vec<SourceShape> = read_sources(root, problems);
    let (source_ids, sources) = sources(&shape.sources, &source_shapes, &files.policy, problems);
    let (citation_ids, citations) = citations(&files.citations, &source_ids, &source_shapes, problems)?;
    let (fact_ids, facts, questions) = facts_and_questions(&files.facts, &files.questions, problems)?;
    // A schedule depends on a fact, so it is omitted if the policy does not refer to it.
    let counted = files.schedules.iter().filter(|file| refers_to(&files.rules.text, file));
    let schedules: Vec<_> = counted.filter_map(|file| schedule(file, &fact_ids, &facts, problems)).collect();
    let context = Context {
        file: &files.rules,
        fact_ids: &fact_ids,
        facts: &facts,
        schedules: &schedules,
        citation_ids: &citation_ids,
    };
    let Rules { ids: rule_ids, rules, named } = rules(&context, problems)?;
    let conditions = conditions(&shape.condition, &rule_ids, &files.policy, problems);
    let periods = periods(&shape.period, &citation_ids, files, problems);
    let edition = date(&shape.edition, &files.policy, problems)?;
    let mut policy = Policy {
        id: shape.id.get_ref().clone(),
        name: shape.name,
        summary: shape.summary,
        area: shape.area,
        audience: match shape.audience {
            AudienceShape::Person => Audience::Person,
            AudienceShape::Institution => Audience::Institution,
        },
        archived: shape.archived,
        edition,
        periods,
        not_begun: shape.not_begun,
        ended: shape.ended,
        facts,
        questions,
        schedules: schedules.into_iter().map(|(_, schedule)| schedule).collect(),
        rules,
        conditions,
        outcomes: Outcomes {
            eligible: outcome(shape.outcome.eligible),
            confirm: outcome(shape.outcome.confirm),
            ineligible: outcome(shape.outcome.ineligible),
            incomplete: outcome(shape.outcome.incomplete),
        },
        phrases: phrases.into(),
        citations,
        sources,
        fingerprint: 0,
    };
    add_presumptions(&mut policy, &rule_ids, &files.questions, problems);
    Some((policy, named))
}

impl From<PhrasesFile> for Phrases {
    fn from(file: PhrasesFile) -> Self {
        Self {
            month: file.month,
            age: file.age,
            age_with_months: file.age_with_months,
            line: file.line,
            listed_line: file.listed_line,
            earliest: file.earliest,
            latest: file.latest,
            or: file.or,
            and: file.and,
            unsure: file.unsure,
            doubtful: file.doubtful,
            unanswered: file.unanswered,
        }
    }
}

fn conditions(
    shapes: &[ConditionShape],
    rule_ids: &Ids,
    file: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Condition> {
    let condition = |shape: &ConditionShape| {
        Some(Condition {
            rule: rule_ids.find(&shape.rule, file, problems)?,
            role: match shape.role {
                RoleShape::Required => Role::Required,
                RoleShape::Supporting => Role::Supporting,
            },
        })
    };
    shapes.iter().filter_map(condition).collect()
}

/// Returns whether the rules refer to the schedule in `file` (they have the same name).
fn refers_to(rules: &str, file: &SourceFile) -> bool {
    let name = Path::new(&file.path).file_stem().unwrap_or_default().to_string_lossy();
    rules.contains(&format!("schedule = \"{name}\""))
}

fn periods(
    shapes: &[PeriodShape],
    citation_ids: &Ids,
    files: &Files,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Period> {
    let file = &files.policy;
    let mut periods = Vec::new();
    let mut stretches = Vec::new();
    for shape in shapes {
        let from = date(&shape.from, file, problems);
        let until = date(&shape.until, file, problems);
        if let (Some(from), Some(until)) = (from, until) {
            stretches.push(Stretch { from, until, span: shape.from.span() });
            periods.push(Period {
                from,
                until,
                status: match shape.status {
                    StatusShape::InForce => PeriodStatus::InForce,
                    StatusShape::Continued => PeriodStatus::Continued,
                },
                text: shape.text.clone(),
                citations: citation_ids.find_all(&shape.cite, file, problems),
            });
        }
    }
    check_succession(&stretches, eligibility::Date::next, file, problems);
    periods
}

fn outcome(shape: OutcomeShape) -> OutcomeText {
    OutcomeText { title: shape.title, summary: shape.summary, steps: shape.steps }
}
