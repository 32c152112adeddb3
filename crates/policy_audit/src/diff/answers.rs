//! Answers that two editions of a policy both understand.

use eligibility::completions::CompletionSpace;
use eligibility::policy::{ChoiceOption, FactIndex, FactKind, Policy, Predicate, RuleIndex};
use eligibility::{Answer, Answers, Date, Month};

/// A fact of one or both editions, with one answer for each class of values that no test of either edition
/// distinguishes. An answer is a pair: the answer in the old edition and the answer in the new one.
pub(super) struct Shared {
    pub(super) old: Option<FactIndex>,
    pub(super) new: Option<FactIndex>,
    pub(super) answers: Vec<(Answer, Answer)>,
}

/// Matches every fact of the two editions by id; returns `None` if a fact has changed its kind.
pub(super) fn shared(old: &CompletionSpace<'_>, new: &CompletionSpace<'_>) -> Option<Vec<Shared>> {
    let mut facts = Vec::new();
    for (index, fact) in old.policy().facts.iter().enumerate() {
        facts.push(match new.policy().fact_index(&fact.id) {
            None => alone(old, index, true),
            Some(other) => {
                let answers = answers(old, index, new, other)?;
                Shared { old: Some(index), new: Some(other), answers }
            }
        });
    }
    for (index, fact) in new.policy().facts.iter().enumerate() {
        if old.policy().fact_index(&fact.id).is_none() {
            facts.push(alone(new, index, false));
        }
    }
    Some(facts)
}

/// Returns a fact that only one edition defines.
fn alone(completions: &CompletionSpace<'_>, fact: FactIndex, is_old: bool) -> Shared {
    let answers = completions.representatives(fact).iter().map(|answer| (*answer, *answer)).collect();
    let index = Some(fact);
    if is_old { Shared { old: index, new: None, answers } } else { Shared { old: None, new: index, answers } }
}

fn answers(
    old: &CompletionSpace<'_>,
    old_fact: FactIndex,
    new: &CompletionSpace<'_>,
    new_fact: FactIndex,
) -> Option<Vec<(Answer, Answer)>> {
    let (before, after) = (&old.policy().facts[old_fact].kind, &new.policy().facts[new_fact].kind);
    let mut answers = match (before, after) {
        (FactKind::Choice(before), FactKind::Choice(after)) => {
            let both = common(before, after);
            both.map(|(old, new)| (Answer::Choice(old as u8), Answer::Choice(new as u8))).collect()
        }
        (FactKind::Choices(before), FactKind::Choices(after)) => {
            let both: Vec<(usize, usize)> = common(before, after).collect();
            sets(old.policy(), old_fact, new.policy(), new_fact, &both)
        }
        (FactKind::Month { .. }, FactKind::Month { .. }) => edges(old, old_fact, new, new_fact, |answer| {
            if let Answer::Month(month) = answer { Some(month.0) } else { None }
        })
        .into_iter()
        .map(|month| (Answer::Month(Month(month)), Answer::Month(Month(month))))
        .collect(),
        (FactKind::Number { decimals: before, .. }, FactKind::Number { decimals: after, .. })
            if before == after =>
        {
            edges(old, old_fact, new, new_fact, |answer| {
                if let Answer::Number(number) = answer { Some(number) } else { None }
            })
            .into_iter()
            .map(|number| (Answer::Number(number), Answer::Number(number)))
            .collect()
        }
        _ => return None,
    };
    answers.push((Answer::Unsure, Answer::Unsure));
    Some(answers)
}

/// Returns the options that both editions define, as pairs of their indices.
fn common<'a>(
    before: &'a [ChoiceOption],
    after: &'a [ChoiceOption],
) -> impl Iterator<Item = (usize, usize)> + 'a {
    let position = |id: &str| after.iter().position(|option| option.id == id);
    before.iter().enumerate().filter_map(move |(old, option)| position(&option.id).map(|new| (old, new)))
}

/// Returns the first value of each class of either edition, without values that one edition does not accept.
fn edges(
    old: &CompletionSpace<'_>,
    old_fact: FactIndex,
    new: &CompletionSpace<'_>,
    new_fact: FactIndex,
    value: impl Fn(Answer) -> Option<i32>,
) -> Vec<i32> {
    let of = |completions: &CompletionSpace<'_>, fact| -> Vec<i32> {
        completions.representatives(fact).iter().filter_map(|answer| value(*answer)).collect()
    };
    let (before, after) = (of(old, old_fact), of(new, new_fact));
    // The first class of an edition begins with its first value.
    let first = before.iter().min().max(after.iter().min()).copied();
    let mut edges: Vec<i32> = before.into_iter().chain(after).chain(first).collect();
    let accepted = |completions: &CompletionSpace<'_>, fact: FactIndex, value: i32| {
        let policy = completions.policy();
        let answer = match policy.facts[fact].kind {
            FactKind::Number { .. } => Answer::Number(value),
            _ => Answer::Month(Month(value)),
        };
        eligibility::answers::check(policy, fact, answer, completions.as_of()).is_ok()
    };
    edges.retain(|edge| accepted(old, old_fact, *edge) && accepted(new, new_fact, *edge));
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// Returns sets of the common options: one for each combination of test results in both editions.
fn sets(
    old: &Policy,
    old_fact: FactIndex,
    new: &Policy,
    new_fact: FactIndex,
    both: &[(usize, usize)],
) -> Vec<(Answer, Answer)> {
    // The number of options that `eligibility` also tries in every combination.
    const MOST: usize = 16;
    let mut seen: Vec<Vec<u8>> = Vec::new();
    let mut kept = Vec::new();
    for chosen in 0..1u32 << both.len().min(MOST) {
        let picked = both.iter().enumerate().filter(|(position, _)| chosen & (1 << position) != 0);
        let (before, after) = picked.fold((0, 0), |(old, new), (_, (a, b))| (old | 1 << a, new | 1 << b));
        let results: Vec<u8> = results(old, old_fact, before).chain(results(new, new_fact, after)).collect();
        if !seen.contains(&results) {
            seen.push(results);
            kept.push((Answer::Choices(before), Answer::Choices(after)));
        }
    }
    kept
}

/// Evaluates each test of the fact: met, unknown or not met.
fn results(policy: &Policy, fact: FactIndex, chosen: u32) -> impl Iterator<Item = u8> + '_ {
    let tests = policy.rules.iter().filter_map(move |rule| match rule.predicate {
        Predicate::Chosen { fact: read, options, doubtful } if read == fact => Some((options, doubtful)),
        _ => None,
    });
    tests.map(move |(options, doubtful)| match chosen {
        chosen if chosen & options != 0 => 2,
        chosen if chosen & doubtful != 0 => 1,
        _ => 0,
    })
}

/// Translates the answers of one edition for the other, as far as it accepts them.
pub(super) fn translated(answers: &Answers, old: &Policy, new: &Policy, as_of: Date) -> Answers {
    let mut translated = Answers::none(new);
    for (fact, known) in old.facts.iter().enumerate() {
        let (Some(answer), Some(other)) = (answers.get(fact), new.fact_index(&known.id)) else { continue };
        let Some(answer) = answer_for(answer, known.kind.options(), new.facts[other].kind.options()) else {
            continue;
        };
        if eligibility::answers::check(new, other, answer, as_of).is_ok() {
            translated.set(other, Some(answer));
        }
    }
    translated
}

fn answer_for(answer: Answer, before: &[ChoiceOption], after: &[ChoiceOption]) -> Option<Answer> {
    let position = |old: usize| common(before, after).find(|(known, _)| *known == old).map(|(_, new)| new);
    match answer {
        Answer::Choice(option) => position(usize::from(option)).map(|option| Answer::Choice(option as u8)),
        Answer::Choices(options) => (0..before.len())
            .filter(|option| options & (1 << option) != 0)
            .try_fold(0, |bits, option| position(option).map(|option| bits | 1 << option))
            .map(Answer::Choices),
        Answer::Unsure | Answer::Month(_) | Answer::Number(_) => Some(answer),
    }
}

/// Returns the facts that each condition of an edition reads; each list must stay together.
pub(super) fn read_together(policy: &Policy) -> impl Iterator<Item = (RuleIndex, Vec<FactIndex>)> + '_ {
    policy.conditions.iter().map(|condition| (condition.rule, policy.facts_read(condition.rule)))
}
