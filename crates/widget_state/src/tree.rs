//! The whole judgement behind a condition, for those who want to check it: every rule it is made of,
//! in words made from the rule itself, with its state, the answers it reads and the clauses.

use super::standing::{Standing, standing as standing_of};
use content::text::{self, interpolate, interpolate_number};
use eligibility::Truth;
use eligibility::evaluate::Situation;
use eligibility::explain::number_text;
use eligibility::policy::{
    CitationIndex, Comparison, FactIndex, Moment, MomentSource, MonthRelation, Predicate, RuleIndex,
};
use eligibility::verdict::ConditionReport;

/// A rule and the rules it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// What people call it; empty for most rules inside a condition.
    pub name: String,
    /// What it asks for, made from its test.
    pub statement: String,
    /// How it stands.
    pub standing: Standing,
    /// The answers it reads itself, and what is worked out from them; empty while there are none.
    pub given: Vec<String>,
    /// The clauses it rests on.
    pub citations: Vec<CitationIndex>,
    /// The rules it is made of.
    pub parts: Vec<Branch>,
}

/// The tree of a condition, which stands as its report says: in none of an open list, nobody is refused.
pub fn judgement_of(situation: &Situation<'_>, report: &ConditionReport) -> Branch {
    Branch { standing: standing_of(report, situation.answers), ..tree(situation, report.rule) }
}

/// The tree of `rule`.
pub fn tree(situation: &Situation<'_>, rule: RuleIndex) -> Branch {
    let it = &situation.policy.rules[rule];
    let parts: &[RuleIndex] = match &it.predicate {
        Predicate::All(parts) | Predicate::Any(parts) => parts,
        Predicate::Not(part) | Predicate::Confirm(part) => std::slice::from_ref(part),
        Predicate::Chosen { .. } | Predicate::Compare { .. } | Predicate::Month { .. } => &[],
    };
    Branch {
        name: it.name.clone(),
        statement: statement(situation, &it.predicate),
        standing: standing(situation, rule),
        given: if parts.is_empty() { given(situation, rule) } else { Vec::new() },
        citations: it.citations.clone(),
        parts: parts.iter().map(|part| tree(situation, *part)).collect(),
    }
}

fn standing(situation: &Situation<'_>, rule: RuleIndex) -> Standing {
    let unanswered = |fact: &FactIndex| situation.answers.get(*fact).is_none();
    match situation.truth(rule) {
        Truth::Met => Standing::Met,
        Truth::NotMet => Standing::NotMet,
        Truth::Unknown if situation.policy.facts_read(rule).iter().any(unanswered) => Standing::NotAsked,
        Truth::Unknown => Standing::ToConfirm,
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
            interpolate(template, &[("today", &today), ("moment", &moment_words(situation, *moment))])
        }
    }
}

/// Which options meet the rule, or which do not, whichever is shorter to say.
fn chosen(situation: &Situation<'_>, fact: FactIndex, options: u32, doubtful: u32, what: &str) -> String {
    let phrases = &situation.policy.phrases;
    let known = situation.policy.facts[fact].kind.options();
    let names = |bits: u32| {
        let named = known.iter().enumerate().filter(|(index, _)| bits & (1 << index) != 0);
        let named: Vec<&str> = named.map(|(_, option)| option.short.as_str()).collect();
        named.join(&phrases.or)
    };
    let others = ((1u64 << known.len()) - 1) as u32 & !options & !doubtful;
    let (template, said) = if options.count_ones() > others.count_ones() && others != 0 || options == 0 {
        (text::TREE_NOT_CHOSEN, others)
    } else {
        (text::TREE_CHOSEN, options)
    };
    let mut statement = interpolate(template, &[("what", what), ("options", &names(said))]);
    if doubtful != 0 {
        statement.push_str(&interpolate(text::TREE_DOUBTFUL, &[("options", &names(doubtful))]));
    }
    statement
}

fn moment_words(situation: &Situation<'_>, moment: Moment) -> String {
    let (template, facts) = match moment.from {
        MomentSource::Fact(fact) => (text::TREE_MOMENT, vec![fact]),
        MomentSource::Schedule(schedule) => (text::TREE_LINE, schedule_facts(situation, schedule)),
    };
    let names: Vec<&str> = facts.iter().map(|fact| situation.policy.question(*fact).short.as_str()).collect();
    let words = interpolate(template, &[("what", &names.join(&situation.policy.phrases.and))]);
    let years = moment.plus.unsigned_abs() as usize / 12;
    let shifted = match moment.plus {
        0 => return words,
        1.. => text::TREE_LATER,
        _ => text::TREE_EARLIER,
    };
    interpolate_number(&interpolate(shifted, &[("moment", &words)]), years)
}

/// The facts a schedule reads, the month first.
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

fn given(situation: &Situation<'_>, rule: RuleIndex) -> Vec<String> {
    let policy = situation.policy;
    let answers = policy.facts_read(rule).into_iter().map(|fact| situation.answer_text(fact));
    let answers: Vec<String> = answers.filter(|answer| !answer.is_empty()).collect();
    let lines = situation.interpolate("{lines}", &policy.rules[rule]);
    let said = (!answers.is_empty())
        .then(|| interpolate(text::TREE_GIVEN, &[("answers", &answers.join(&policy.phrases.and))]));
    let worked_out = (!lines.is_empty()).then(|| interpolate(text::TREE_LINES, &[("lines", &lines)]));
    said.into_iter().chain(worked_out).collect()
}
