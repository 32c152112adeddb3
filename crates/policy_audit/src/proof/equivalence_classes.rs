//! Proves that every answer behaves like the representative of its equivalence class.

use super::failure::{Claim, Failures};
use super::space::Space;
use eligibility::evaluate::Situation;
use eligibility::policy::{FactIndex, FactKind, MomentSource, Predicate, RuleIndex};
use eligibility::{Answer, Answers, Month, Truth};

/// Up to this size, every number of a range is tried; of larger ranges, only numbers around the bounds.
const NUMBERS: i64 = 200_000;
/// Above this number, options are not tried in every combination (nor by `eligibility`).
const OPTIONS: usize = 16;

/// Tries every value of every fact, and returns their number.
pub(crate) fn check(space: &Space<'_>, failures: &mut Failures) -> u64 {
    (0..space.policy.facts.len()).map(|fact| check_fact(space, fact, failures)).sum()
}

fn check_fact(space: &Space<'_>, fact: FactIndex, failures: &mut Failures) -> u64 {
    let policy = space.policy;
    let representatives = space.completions.representatives(fact);
    let tests: Vec<RuleIndex> =
        (0..policy.rules.len()).filter(|rule| reads_itself(space, *rule, fact)).collect();
    let answers_to_other_facts = answers_to_other_facts(space, fact);
    let behaviour = |answer: Answer| -> Vec<Truth> {
        answers_to_other_facts.iter().flat_map(|others| truths(space, &tests, fact, answer, others)).collect()
    };
    let known: Vec<(Answer, Vec<Truth>)> =
        representatives.iter().map(|answer| (*answer, behaviour(*answer))).collect();
    let values = values(space, fact);
    for value in &values {
        let own = behaviour(*value);
        // A month or a number belongs to the last representative at or before it.
        let representative = match value {
            Answer::Month(month) => known.iter().rev().find(|(answer, _)| at_or_before(*answer, month.0)),
            Answer::Number(number) => known.iter().rev().find(|(answer, _)| at_or_before(*answer, *number)),
            _ => known.iter().find(|(_, behaviour)| *behaviour == own),
        };
        failures.expect(
            representative.is_some_and(|(_, behaviour)| *behaviour == own),
            Claim::Classes,
            || format!("{}: {value:?} behaves like no representative", policy.facts[fact].id),
        );
    }
    values.len() as u64
}

fn at_or_before(answer: Answer, value: i32) -> bool {
    match answer {
        Answer::Month(month) => month.0 <= value,
        Answer::Number(number) => number <= value,
        Answer::Unsure | Answer::Choice(_) | Answer::Choices(_) => false,
    }
}

/// Returns every value the fact can take.
fn values(space: &Space<'_>, fact: FactIndex) -> Vec<Answer> {
    let now = space.completions.as_of().month;
    let mut values = match &space.policy.facts[fact].kind {
        FactKind::Choice(options) => (0..options.len()).map(|option| Answer::Choice(option as u8)).collect(),
        FactKind::Choices(options) => (0..1u32 << options.len().min(OPTIONS)).map(Answer::Choices).collect(),
        FactKind::Month { back, ahead } => {
            (now.plus(-back).0..=now.plus(*ahead).0).map(|month| Answer::Month(Month(month))).collect()
        }
        FactKind::Number { min, max, .. } => numbers(space, fact, *min, *max),
    };
    values.push(Answer::Unsure);
    values
}

fn numbers(space: &Space<'_>, fact: FactIndex, min: i32, max: i32) -> Vec<Answer> {
    let mut numbers: Vec<i32> = if i64::from(max) - i64::from(min) <= NUMBERS {
        (min..=max).collect()
    } else {
        let bounds = space.policy.rules.iter().filter_map(|rule| match rule.predicate {
            Predicate::Compare { fact: read, bound, .. } if read == fact => Some(bound),
            _ => None,
        });
        bounds
            .chain([min, max])
            .flat_map(|bound| [bound.saturating_sub(1), bound, bound.saturating_add(1)])
            .collect()
    };
    numbers.retain(|number| (min..=max).contains(number));
    numbers.sort_unstable();
    numbers.dedup();
    numbers.into_iter().map(Answer::Number).collect()
}

/// Returns true if the rule itself, and not only one of its sub-rules, reads the fact.
fn reads_itself(space: &Space<'_>, rule: RuleIndex, fact: FactIndex) -> bool {
    let predicate = &space.policy.rules[rule].predicate;
    let is_leaf =
        matches!(predicate, Predicate::Chosen { .. } | Predicate::Compare { .. } | Predicate::Month { .. });
    is_leaf && space.policy.facts_read(rule).contains(&fact)
}

/// Returns every combination of the facts that are read in the same test as `fact`, such as the selectors of
/// a schedule.
fn answers_to_other_facts(space: &Space<'_>, fact: FactIndex) -> Vec<Answers> {
    let policy = space.policy;
    let mut read: Vec<FactIndex> = Vec::new();
    for rule in &policy.rules {
        if let Predicate::Month { moment, .. } = rule.predicate
            && let MomentSource::Schedule(index) = moment.from
        {
            let schedule = &policy.schedules[index];
            let selectors = schedule.lines.iter().flat_map(|line| &line.selectors);
            let all: Vec<FactIndex> =
                selectors.map(|selector| selector.fact).chain([schedule.birth]).collect();
            if all.contains(&fact) {
                read.extend(all.into_iter().filter(|other| *other != fact));
            }
        }
    }
    read.sort_unstable();
    read.dedup();
    let mut combinations = vec![Answers::none(policy)];
    for other in read {
        let answers = space.completions.representatives(other).iter().copied().map(Some).chain([None]);
        combinations = answers
            .flat_map(|answer| {
                combinations.iter().map(move |known| {
                    let mut known = known.clone();
                    known.set(other, answer);
                    known
                })
            })
            .collect();
    }
    combinations
}

fn truths<'s>(
    space: &'s Space<'_>,
    tests: &'s [RuleIndex],
    fact: FactIndex,
    answer: Answer,
    others: &Answers,
) -> impl Iterator<Item = Truth> + use<'s> {
    let mut answers = others.clone();
    answers.set(fact, Some(answer));
    let (policy, as_of) = (space.policy, space.completions.as_of());
    tests.iter().map(move |rule| Situation { policy, answers: &answers, as_of }.truth(*rule))
}

#[cfg(test)]
mod tests {
    use super::super::failure::{Claim, Failures};
    use super::super::space::Space;
    use super::check;
    use data_compiler::policies::compile_policy;
    use eligibility::completions::CompletionSpace;
    use eligibility::policy::Predicate;
    use eligibility::{Date, Month};
    use std::path::Path;

    /// Representatives for another bound omit a value that behaves like none of them.
    #[test]
    fn a_class_without_its_representative_is_noticed() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let policy = compile_policy(&root, "jining-2019-repeat").expect("the policy compiles");
        let mut other = policy.clone();
        for rule in &mut other.rules {
            if let Predicate::Compare { bound, .. } = &mut rule.predicate {
                *bound += 1;
            }
        }
        let month = Month::new(2020, 6).expect("a month");
        let mut space = Space::new(&policy, month);
        let mut failures = Failures::default();
        assert!(check(&space, &mut failures) > 50);
        assert!(failures.found().is_empty());
        space.completions = CompletionSpace::new(&other, Date::first_of(month));
        let mut failures = Failures::default();
        check(&space, &mut failures);
        let found = failures.found();
        assert_eq!(found.iter().map(|failure| failure.claim).collect::<Vec<_>>(), [Claim::Classes]);
        assert!(found[0].text.contains("times: Number(3)"), "{}", found[0].text);
    }
}
