//! Checks of a policy as a whole: every definition is used, and every rule can change the verdict.

use super::Files;
use super::constant_rules::is_constant;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourceFile;
use eligibility::Policy;
use eligibility::policy::{FactIndex, Predicate, RuleIndex};

/// Reports definitions that are not used. `named` holds, for each fact, the options (as bits) that rules and
/// schedules name.
pub(super) fn check(policy: &Policy, named: &[u32], files: &Files, problems: &mut Vec<Diagnostic>) {
    let used = used_rules(policy);
    unused_questions(policy, &used, &files.questions, problems);
    unread_options(policy, named, &files.facts, problems);
    for rule in 0..policy.rules.len() {
        let message = if !used.contains(&rule) {
            "has no part in any condition"
        } else if is_constant(policy, rule) {
            "is the same whatever is answered"
        } else {
            continue;
        };
        let id = &policy.rules[rule].id;
        problems.push(files.rules.problem_on_line(
            Code::RuleNeverDecides,
            line_of(&files.rules, "id", id),
            format!("the rule `{id}` {message}"),
            "make it part of a condition that needs it, correct its test, or remove it",
        ));
    }
}

/// Returns the rules that the conditions consist of.
fn used_rules(policy: &Policy) -> Vec<RuleIndex> {
    let mut used: Vec<RuleIndex> = policy.conditions.iter().map(|condition| condition.rule).collect();
    let mut next = 0;
    while let Some(rule) = used.get(next).copied() {
        match &policy.rules[rule].predicate {
            Predicate::All(parts) | Predicate::Any(parts) => used.extend(parts),
            Predicate::Not(part) | Predicate::Confirm(part) => used.push(*part),
            Predicate::Chosen { .. } | Predicate::Compare { .. } | Predicate::Month { .. } => {}
        }
        next += 1;
    }
    used
}

fn unused_questions(policy: &Policy, used: &[RuleIndex], file: &SourceFile, problems: &mut Vec<Diagnostic>) {
    let read: Vec<FactIndex> = used.iter().flat_map(|rule| policy.facts_read(*rule)).collect();
    for question in policy.questions.iter().filter(|question| !read.contains(&question.fact)) {
        let id = &policy.facts[question.fact].id;
        problems.push(file.problem_on_line(
            Code::QuestionFeedsNoRule,
            line_of(file, "fact", id),
            format!("no condition reads the fact `{id}`, yet a question asks for it"),
            "let a rule of a condition read the fact, or remove fact and question",
        ));
    }
}

/// Reports options that no rule or schedule names in met-by, unknown-by or not-met-by.
fn unread_options(policy: &Policy, named: &[u32], file: &SourceFile, problems: &mut Vec<Diagnostic>) {
    for (fact, named) in policy.facts.iter().zip(named) {
        let options = fact.kind.options().iter().enumerate();
        for (_, option) in options.filter(|(index, _)| named & (1 << index) == 0) {
            problems.push(file.problem_on_line(
                Code::OptionNeverRead,
                line_of(file, "id", &fact.id),
                format!("no rule reads the option `{}` of `{}`", option.id, fact.id),
                "name it in met-by, unknown-by or not-met-by of a rule on that fact, or remove it",
            ));
        }
    }
}

/// Returns the line of `key = "value"`.
fn line_of(file: &SourceFile, key: &str, value: &str) -> u32 {
    let wanted = format!("{key} = \"{value}\"");
    file.text.find(&wanted).map_or(1, |offset| file.line_at(offset))
}
