//! Assembles a policy from its files.

use super::citations::{citations, read_sources, sources};
use super::facts::facts_and_questions;
use super::periods::{Stretch, check_succession, date};
use super::presumptions::add_presumptions;
use super::rules::{Context, Rules, rules};
use super::schedules::schedule;
use super::shapes::{
    AudienceShape, OutcomeShape, PeriodShape, PhrasesFile, PolicyFile, RoleShape, StatusShape,
};
use super::{Files, SourceShape};
use crate::diagnostic::{Code, Diagnostic};
use crate::files::DataFiles;
use crate::ids::Ids;
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
    let shape = files.policy.toml::<PolicyFile>().map_err(|problem| problems.push(problem)).ok()?;
    if *shape.id.get_ref() != files.id {
        problems.push(files.policy.problem(
            Code::UnknownId,
            shape.id.span(),
            format!("the policy in this folder is listed as `{}`", files.id),
            "write that id, or list the folder under this one in data/policies/index.toml",
        ));
    }
    let phrases = files.phrases.toml::<PhrasesFile>().map_err(|problem| problems.push(problem)).ok()?;
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
    let conditions = shape
        .condition
        .iter()
        .filter_map(|condition| {
            Some(Condition {
                rule: rule_ids.find(&condition.rule, &files.policy, problems)?,
                role: match condition.role {
                    RoleShape::Required => Role::Required,
                    RoleShape::Supporting => Role::Supporting,
                },
            })
        })
        .collect();
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
        phrases: Phrases {
            month: phrases.month,
            age: phrases.age,
            age_with_months: phrases.age_with_months,
            line: phrases.line,
            listed_line: phrases.listed_line,
            earliest: phrases.earliest,
            latest: phrases.latest,
            or: phrases.or,
            and: phrases.and,
            unsure: phrases.unsure,
            doubtful: phrases.doubtful,
            unanswered: phrases.unanswered,
        },
        citations,
        sources,
        fingerprint: 0,
    };
    add_presumptions(&mut policy, &rule_ids, &files.questions, problems);
    Some((policy, named))
}

/// Returns whether the rules refer to the schedule in `file` (they have the same name).
fn refers_to(rules: &str, file: &crate::source::SourceFile) -> bool {
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
