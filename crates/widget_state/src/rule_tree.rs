//! The rule tree of a condition: every rule that it consists of, with a statement generated from the rule
//! itself, its status, the answers that it reads and the clauses.

use crate::condition_status::{ConditionStatus, condition_status, unknown_status};
use content::text::{self, interpolate, interpolate_number};
use eligibility::Truth;
use eligibility::evaluate::Situation;
use eligibility::explain::number_text;
use eligibility::policy::{
    CitationIndex, Comparison, FactIndex, Moment, MomentSource, MonthRelation, Predicate, RuleIndex,
};
use eligibility::verdict::ConditionReport;

/// A rule with the rules that it consists of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleNode {
    /// The name; empty for most rules inside a condition.
    pub name: String,
    /// The requirement, generated from its predicate.
    pub statement: String,
    pub status: ConditionStatus,
    /// The answers that it reads itself, and the values derived from them.
    pub answers: Vec<String>,
    /// The clauses that it is based on.
    pub citations: Vec<CitationIndex>,
    /// The rules that it consists of.
    pub children: Vec<RuleNode>,
}

/// Returns the tree of a condition. Its status is that of the report: being in none of the groups of an open
/// list is no refusal.
pub fn condition_tree(situation: &Situation<'_>, report: &ConditionReport) -> RuleNode {
    RuleNode { status: condition_status(report, situation.answers), ..rule_tree(situation, report.rule) }
}

pub fn rule_tree(situation: &Situation<'_>, rule: RuleIndex) -> RuleNode {
    let node = &situation.policy.rules[rule];
    let children: &[RuleIndex] = match &node.predicate {
        Predicate::All(children) | Predicate::Any(children) => children,
        Predicate::Not(child) | Predicate::Confirm(child) => std::slice::from_ref(child),
        Predicate::Chosen { .. } | Predicate::Compare { .. } | Predicate::Month { .. } => &[],
    };
    RuleNode {
        name: node.name.clone(),
        statement: statement(situation, &node.predicate),
        status: rule_status(situation, rule),
        answers: if children.is_empty() { answers(situation, rule) } else { Vec::new() },
        citations: node.citations.clone(),
        children: children.iter().map(|child| rule_tree(situation, *child)).collect(),
    }
}

fn rule_status(situation: &Situation<'_>, rule: RuleIndex) -> ConditionStatus {
    let unanswered = |fact: &FactIndex| situation.answers.get(*fact).is_none();
    match situation.truth(rule) {
        Truth::Met => ConditionStatus::Met,
        Truth::NotMet => ConditionStatus::NotMet,
        Truth::Unknown if situation.policy.facts_read(rule).iter().any(unanswered) => {
            ConditionStatus::NotAsked
        }
        Truth::Unknown => unknown_status(&situation.reasons(rule)),
    }
}

fn statement(situation: &Situation<'_>, predicate: &Predicate) -> String {
    let what = |fact: FactIndex| situation.policy.question(fact).short.as_str();
    match predicate {
        Predicate::All(_) => text::TREE_ALL.to_owned(),
        Predicate::Any(_) => text::TREE_ANY.to_owned(),
        Predicate::Not(_) => text::TREE_NOT.to_owned(),
        Predicate::Confirm(_) => text::TREE_CONFIRM.to_owned(),
        Predicate::Chosen { fact, options, doubtful } => {
            chosen(situation, *fact, *options, *doubtful, what(*fact))
        }
        Predicate::Compare { fact, comparison, bound } => {
            let bound = number_text(*bound, &situation.policy.facts[*fact].kind);
            let template = match comparison {
                Comparison::AtLeast => text::TREE_AT_LEAST,
                Comparison::LessThan => text::TREE_LESS_THAN,
            };
            interpolate(template, &[("what", what(*fact)), ("bound", &bound)])
        }
        Predicate::Month { relation, moment } => {
            let template = match relation {
                MonthRelation::Before => text::TREE_BEFORE,
                MonthRelation::AtOrAfter => text::TREE_AT_OR_AFTER,
                MonthRelation::SameYear => text::TREE_SAME_YEAR,
            };
            let today = situation.month_text(situation.as_of.month);
            interpolate(template, &[("today", &today), ("moment", &moment_text(situation, *moment))])
        }
    }
}

/// Lists the options that meet the rule, or those that do not, whichever list is shorter.
fn chosen(situation: &Situation<'_>, fact: FactIndex, options: u32, doubtful: u32, what: &str) -> String {
    let phrases = &situation.policy.phrases;
    let known = situation.policy.facts[fact].kind.options();
    let names = |bits: u32| {
        let named = known.iter().enumerate().filter(|(index, _)| bits & (1 << index) != 0);
        let named: Vec<&str> = named.map(|(_, option)| option.short.as_str()).collect();
        named.join(&phrases.or)
    };
    let others = ((1u64 << known.len()) - 1) as u32 & !options & !doubtful;
    let (template, listed) = if options.count_ones() > others.count_ones() && others != 0 || options == 0 {
        (text::TREE_NOT_CHOSEN, others)
    } else {
        (text::TREE_CHOSEN, options)
    };
    let mut statement = interpolate(template, &[("what", what), ("options", &names(listed))]);
    if doubtful != 0 {
        statement.push_str(&interpolate(text::TREE_DOUBTFUL, &[("options", &names(doubtful))]));
    }
    statement
}

fn moment_text(situation: &Situation<'_>, moment: Moment) -> String {
    let (template, facts) = match moment.from {
        MomentSource::Fact(fact) => (text::TREE_MOMENT, vec![fact]),
        MomentSource::Schedule(schedule) => (text::TREE_LINE, schedule_facts(situation, schedule)),
    };
    let names: Vec<&str> = facts.iter().map(|fact| situation.policy.question(*fact).short.as_str()).collect();
    let text = interpolate(template, &[("what", &names.join(&situation.policy.phrases.and))]);
    let years = moment.plus.unsigned_abs() as usize / 12;
    let shifted = match moment.plus {
        0 => return text,
        1.. => text::TREE_LATER,
        _ => text::TREE_EARLIER,
    };
    interpolate_number(&interpolate(shifted, &[("moment", &text)]), years)
}

/// Returns the facts that a schedule reads, the month first.
fn schedule_facts(situation: &Situation<'_>, schedule: usize) -> Vec<FactIndex> {
    let schedule = &situation.policy.schedules[schedule];
    let mut facts = vec![schedule.birth];
    for selector in schedule.lines.iter().flat_map(|line| &line.selectors) {
        if !facts.contains(&selector.fact) {
            facts.push(selector.fact);
        }
    }
    facts
}

fn answers(situation: &Situation<'_>, rule: RuleIndex) -> Vec<String> {
    let policy = situation.policy;
    let answered = policy.facts_read(rule).into_iter().filter(|fact| situation.answers.get(*fact).is_some());
    // The user did not give a presumed answer, so it is listed apart from the given ones.
    let (presumed, given): (Vec<FactIndex>, Vec<FactIndex>) =
        answered.partition(|fact| situation.presumed(*fact) == situation.answers.get(*fact));
    let line = |template: &str, facts: &[FactIndex]| {
        let texts: Vec<String> = facts.iter().map(|fact| situation.answer_text(*fact)).collect();
        (!facts.is_empty()).then(|| interpolate(template, &[("answers", &texts.join(&policy.phrases.and))]))
    };
    let lines = situation.interpolate("{lines}", &policy.rules[rule]);
    let derived = (!lines.is_empty()).then(|| interpolate(text::TREE_LINES, &[("lines", &lines)]));
    let given = line(text::TREE_GIVEN, &given);
    given.into_iter().chain(line(text::TREE_PRESUMED, &presumed)).chain(derived).collect()
}
