//! Compiles `rules.toml` to predicates; sub-rules come before the rules that use them.

use super::facts::scaled;
use super::shapes::{RelationShape, RuleShape, RulesFile, SpannedText};
use crate::diagnostic::{Code, Diagnostic, recorded};
use crate::ids::Ids;
use crate::source::SourceFile;
use eligibility::policy::{
    Comparison, Fact, FactKind, Moment, MomentSource, MonthRelation, Predicate, Rule, Schedule,
};

/// The definitions that rules refer to.
pub(super) struct Context<'a> {
    pub(super) file: &'a SourceFile,
    pub(super) fact_ids: &'a Ids,
    pub(super) facts: &'a [Fact],
    pub(super) schedules: &'a [(String, Schedule)],
    pub(super) citation_ids: &'a Ids,
}

/// The rules of a policy, and the options they name.
pub(super) struct Rules {
    pub(super) ids: Ids,
    pub(super) rules: Vec<Rule>,
    /// For each fact, the options (as bits) that some rule or schedule names.
    pub(super) named: Vec<u32>,
}

/// Reads the rules in file order. A rule may refer only to earlier rules.
pub(super) fn rules(context: &Context<'_>, problems: &mut Vec<Diagnostic>) -> Option<Rules> {
    let file = context.file;
    let shapes = recorded(file.toml::<RulesFile>(), problems)?.rule;
    let ids = Ids::collect("rule", file, shapes.iter().map(|shape| &shape.id), problems);
    let rules = shapes
        .iter()
        .enumerate()
        .filter_map(|(index, shape)| {
            let predicate = predicate(index, shape, &ids, context, problems)?;
            let speaks = [&shape.met, &shape.not_met, &shape.unknown, &shape.undecided, &shape.waiting];
            let leaf = !matches!(
                predicate,
                Predicate::All(_) | Predicate::Any(_) | Predicate::Not(_) | Predicate::Confirm(_)
            );
            let cited = speaks.iter().any(|text| text.is_some()) || leaf || !shape.name.is_empty();
            if cited && shape.cite.is_empty() {
                problems.push(file.problem(
                    Code::RuleWithoutCitation,
                    shape.id.span(),
                    format!("the rule `{}` says or tests something, but cites no clause", shape.id.get_ref()),
                    "add cite = [\"…\"], naming a clause or a reading of our own",
                ));
            }
            let text = |word: &Option<SpannedText>| {
                word.as_ref().map(|word| word.get_ref().clone()).unwrap_or_default()
            };
            Some(Rule {
                id: shape.id.get_ref().clone(),
                name: shape.name.clone(),
                predicate,
                met: text(&shape.met),
                not_met: text(&shape.not_met),
                unknown: text(&shape.unknown),
                undecided: text(&shape.undecided),
                waiting: text(&shape.waiting),
                citations: context.citation_ids.find_all(&shape.cite, file, problems),
            })
        })
        .collect();
    check_placeholders(&shapes, &ids, context, problems);
    let named = named_options(&shapes, context);
    Some(Rules { ids, rules, named })
}

fn named_options(shapes: &[RuleShape], context: &Context<'_>) -> Vec<u32> {
    let mut named = vec![0; context.facts.len()];
    // Unknown names were already reported when the rules were read.
    let mut reported = Vec::new();
    for shape in shapes {
        let Some(word) = &shape.fact else { continue };
        let Some(fact) = context.fact_ids.find(word, context.file, &mut reported) else { continue };
        for list in [&shape.met_by, &shape.unknown_by, &shape.not_met_by] {
            named[fact] |= bits(list, &context.facts[fact].kind, context.file, &mut reported);
        }
    }
    for (_, schedule) in context.schedules {
        for selector in schedule.lines.iter().flat_map(|line| &line.selectors) {
            named[selector.fact] |= selector.options | selector.doubtful;
        }
    }
    named
}

fn predicate(
    index: usize,
    shape: &RuleShape,
    ids: &Ids,
    context: &Context<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Predicate> {
    let file = context.file;
    let part = |word: &SpannedText, problems: &mut Vec<Diagnostic>| {
        let found = ids.find(word, file, problems)?;
        if found >= index {
            problems.push(file.problem(
                Code::CircularRules,
                word.span(),
                format!(
                    "`{}` refers to `{}`, which is not defined above it",
                    shape.id.get_ref(),
                    word.get_ref()
                ),
                "move the part above the whole; a rule cannot be part of itself",
            ));
            return None;
        }
        Some(found)
    };
    let parts = |words: &[SpannedText], problems: &mut Vec<Diagnostic>| -> Vec<usize> {
        words.iter().filter_map(|word| part(word, problems)).collect()
    };
    match shape {
        RuleShape { all: Some(words), .. } => Some(Predicate::All(parts(words, problems))),
        RuleShape { any: Some(words), .. } => Some(Predicate::Any(parts(words, problems))),
        RuleShape { not: Some(word), .. } => part(word, problems).map(Predicate::Not),
        RuleShape { confirm: Some(word), .. } => part(word, problems).map(Predicate::Confirm),
        RuleShape { today: Some(relation), .. } => month_test(shape, *relation, context, problems),
        RuleShape { fact: Some(fact), .. } => fact_test(shape, fact, context, problems),
        _ => {
            problems.push(file.problem(
                Code::Malformed,
                shape.id.span(),
                format!("the rule `{}` tests nothing", shape.id.get_ref()),
                "give it all, any, not, confirm, or a fact or schedule with what to test",
            ));
            None
        }
    }
}

fn month_test(
    shape: &RuleShape,
    relation: RelationShape,
    context: &Context<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Predicate> {
    let from = match (&shape.fact, &shape.schedule) {
        (Some(word), None) => {
            let fact = context.fact_ids.find(word, context.file, problems)?;
            matches!(context.facts[fact].kind, FactKind::Month { .. }).then_some(MomentSource::Fact(fact))
        }
        (None, Some(word)) => {
            let found = context.schedules.iter().position(|(id, _)| id == word.get_ref());
            if found.is_none() {
                problems.push(context.file.problem(
                    Code::UnknownId,
                    word.span(),
                    format!("there is no schedule `{}`", word.get_ref()),
                    "name a schedule of data/schedules",
                ));
            }
            Some(MomentSource::Schedule(found?))
        }
        _ => None,
    };
    if from.is_none() {
        problems.push(context.file.problem(
            Code::Malformed,
            shape.id.span(),
            "a test of time needs one month to compare with",
            "name either a fact of kind month or a schedule",
        ));
    }
    let relation = match relation {
        RelationShape::Before => MonthRelation::Before,
        RelationShape::AtOrAfter => MonthRelation::AtOrAfter,
        RelationShape::SameYear => MonthRelation::SameYear,
    };
    let plus = shape.plus_years * 12 + shape.plus_months;
    Some(Predicate::Month { relation, moment: Moment { from: from?, plus } })
}

fn fact_test(
    shape: &RuleShape,
    word: &SpannedText,
    context: &Context<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Predicate> {
    let file = context.file;
    let fact = context.fact_ids.find(word, file, problems)?;
    let kind = &context.facts[fact].kind;
    if let FactKind::Number { decimals, .. } = kind {
        let (comparison, bound) = match (&shape.at_least, &shape.less_than) {
            (Some(bound), None) => (Comparison::AtLeast, bound),
            (None, Some(bound)) => (Comparison::LessThan, bound),
            _ => {
                problems.push(file.problem(
                    Code::Malformed,
                    shape.id.span(),
                    "a number is compared with one bound",
                    "write at-least or less-than",
                ));
                return None;
            }
        };
        return Some(Predicate::Compare {
            fact,
            comparison,
            bound: scaled(bound, *decimals, file, problems)?,
        });
    }
    let options = bits(&shape.met_by, kind, file, problems);
    let doubtful = bits(&shape.unknown_by, kind, file, problems);
    let against = bits(&shape.not_met_by, kind, file, problems);
    if (options & doubtful) | (options & against) | (doubtful & against) != 0 {
        problems.push(file.problem(
            Code::DuplicateId,
            shape.id.span(),
            format!("the rule `{}` names an option twice", shape.id.get_ref()),
            "an option is in one of met-by, unknown-by and not-met-by",
        ));
    }
    Some(Predicate::Chosen { fact, options, doubtful })
}

/// Returns the options named in `words`, as bits.
pub(super) fn bits(
    words: &[SpannedText],
    kind: &FactKind,
    file: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) -> u32 {
    let mut bits = 0;
    for word in words {
        match kind.options().iter().position(|option| option.id == *word.get_ref()) {
            Some(index) => bits |= 1 << index,
            None => problems.push(file.problem(
                Code::UnknownId,
                word.span(),
                format!("the fact has no option `{}`", word.get_ref()),
                "name an option of facts.toml",
            )),
        }
    }
    bits
}

fn check_placeholders(
    shapes: &[RuleShape],
    ids: &Ids,
    context: &Context<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    for shape in shapes {
        let own_month = shape.today.is_some();
        for word in [&shape.met, &shape.not_met, &shape.unknown, &shape.undecided, &shape.waiting]
            .into_iter()
            .flatten()
        {
            let mut rest = word.get_ref().as_str();
            while let Some((_, after)) = rest.split_once('{') {
                let (name, after) = after.split_once('}').unwrap_or((after, ""));
                rest = after;
                let mut unknown = Vec::new();
                let mut known = |table: &Ids, of: &str| {
                    table
                        .find(&SpannedText::new(word.span(), of.to_owned()), context.file, &mut unknown)
                        .is_some()
                };
                let fine = match name.split_once(':') {
                    Some(("fact" | "age", of)) => known(context.fact_ids, of),
                    Some(("moment" | "earliest-line" | "latest-line" | "lines", of)) => known(ids, of),
                    None if name == "today" || name == "date" => true,
                    None if name == "moment" => own_month,
                    None => {
                        shape.schedule.is_some() && ["earliest-line", "latest-line", "lines"].contains(&name)
                    }
                    Some(_) => false,
                };
                if !fine {
                    problems.push(context.file.problem(
                        Code::BadPlaceholder,
                        word.span(),
                        format!("the rule `{}` cannot fill {{{name}}}", shape.id.get_ref()),
                        "use a placeholder that docs/data.md lists, with the name of a fact or a rule of months",
                    ));
                }
            }
        }
    }
}
