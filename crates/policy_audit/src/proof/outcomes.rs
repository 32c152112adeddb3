//! Compares outcomes and questions of `eligibility` with the tables of [`super::space`].

use super::failure::{Claim, Failures};
use super::sample::Sample;
use super::space::{Space, State, Walk};
use eligibility::evaluate::Situation;
use eligibility::verdict::evaluate_with;
use eligibility::{Outcome, Truth};

/// Random states over all clusters, for each month.
const DRAWN: usize = 500;

/// Compares every combination of every cluster, in every surrounding that can make a difference, and random
/// states. Returns the number of compared states.
pub(crate) fn check(space: &Space<'_>, failures: &mut Failures) -> u64 {
    let mut compared = 0;
    for (index, cluster) in space.clusters.iter().enumerate() {
        for (_, surrounding) in space.surroundings(index) {
            let mut outcomes = Vec::with_capacity(cluster.combinations);
            for combination in 0..cluster.combinations {
                let mut state = surrounding.clone();
                state[index] = combination;
                outcomes.push(compare(space, &state, Some(index), failures));
            }
            only_resolves(space, index, &outcomes, failures);
            compared += cluster.combinations as u64;
        }
        truths_only_resolve(space, index, failures);
    }
    let mut sample = Sample::new(space.completions.as_of().month.0.unsigned_abs().into());
    for _ in 0..DRAWN {
        let state: State = space.clusters.iter().map(|cluster| sample.below(cluster.combinations)).collect();
        compare(space, &state, None, failures);
        compared += 1;
    }
    compared
}

/// Compares one state and returns its outcome. Relevance is checked for the facts of one cluster, or of all.
fn compare(space: &Space<'_>, state: &State, cluster: Option<usize>, failures: &mut Failures) -> Outcome {
    let policy = space.policy;
    let completions = &space.completions;
    let answers = space.answers(state);
    let settled = space.values(state).single();
    failures.expect(completions.settled(&answers) == settled, Claim::OneOutcome, || {
        format!(
            "settled as {:?}, completions say {settled:?}: {}",
            completions.settled(&answers),
            answers_text(space, state)
        )
    });
    for fact in 0..policy.facts.len() {
        let own = space.position(fact).is_some_and(|(own, _)| cluster.is_none_or(|cluster| cluster == own));
        if own && space.digit(state, fact) == 0 {
            let matters = space.matters(state, fact);
            failures.expect(completions.matters(fact, &answers) == matters, Claim::AsksWhatMatters, || {
                format!("that {} matters is {matters}: {}", policy.facts[fact].id, answers_text(space, state))
            });
        }
    }
    let next = space.next(state);
    failures.expect(completions.next_question(&answers) == next, Claim::AsksWhatMatters, || {
        format!("the next question is not {next:?}: {}", answers_text(space, state))
    });
    // While something is open there is a next question; once settled there is none.
    failures.expect(next.is_none() == settled.is_some(), Claim::AsksWhatMatters, || {
        format!("open without a question, or settled with one: {}", answers_text(space, state))
    });
    let walk = space.walk(state);
    compare_walk(space, state, &walk, failures);
    outcome(space, &walk)
}

/// Checks that the order of the questions is the same, and that answers to skipped questions change nothing.
fn compare_walk(space: &Space<'_>, state: &State, walk: &Walk, failures: &mut Failures) {
    let path = space.completions.path(&space.answers(state));
    let same =
        path.asked == walk.asked && path.next == walk.next && path.answers == space.answers(&walk.reached);
    failures
        .expect(same, Claim::AsksWhatMatters, || format!("the path differs: {}", answers_text(space, state)));
    if walk.next.is_none() {
        let (reached, all) = (space.values(&walk.reached).single(), space.values(state).single());
        failures.expect(reached.is_some() && reached == all, Claim::AsksWhatMatters, || {
            format!("an answer that was not asked for changes the outcome: {}", answers_text(space, state))
        });
    }
}

/// Returns the outcome at the end of a walk.
pub(crate) fn outcome(space: &Space<'_>, walk: &Walk) -> Outcome {
    let settled = space.values(&walk.reached).single().filter(|_| walk.next.is_none());
    settled.map_or(Outcome::Incomplete, Outcome::from)
}

/// Checks that the complete evaluation, sentences included, has the outcome of the walk.
pub(crate) fn compare_verdict(
    space: &Space<'_>,
    state: &State,
    failures: &mut Failures,
) -> eligibility::Verdict {
    let verdict = evaluate_with(&space.completions, &space.answers(state));
    let walk = space.walk(state);
    let expected = outcome(space, &walk);
    failures.expect(verdict.outcome == expected, Claim::OneOutcome, || {
        format!(
            "{} instead of {}: {}",
            verdict.outcome.as_str(),
            expected.as_str(),
            answers_text(space, state)
        )
    });
    verdict
}

/// Checks that one more answer does not change a settled outcome. (By induction, nor do several.) An answer
/// that contradicts a presumed one counts as a changed answer, not as one more.
fn only_resolves(space: &Space<'_>, index: usize, outcomes: &[Outcome], failures: &mut Failures) {
    let cluster = &space.clusters[index];
    for (combination, before) in outcomes.iter().enumerate() {
        if *before == Outcome::Incomplete {
            continue;
        }
        for position in cluster.open(combination) {
            for digit in cluster.digits_to_try(combination, position) {
                let after = outcomes[cluster.with(combination, position, digit)];
                failures.expect(after == *before, Claim::OnlyResolves, || {
                    let fact = &space.policy.facts[cluster.facts[position]].id;
                    format!("{fact} turns {} into {}", before.as_str(), after.as_str())
                });
            }
        }
    }
}

/// Checks that one more answer does not change a condition that is met or not met.
fn truths_only_resolve(space: &Space<'_>, index: usize, failures: &mut Failures) {
    let cluster = &space.clusters[index];
    let mut state = space.nothing();
    let mut truths: Vec<Vec<Truth>> = Vec::with_capacity(cluster.combinations);
    for combination in 0..cluster.combinations {
        state[index] = combination;
        let answers = space.answers(&state);
        let situation =
            Situation { policy: space.policy, answers: &answers, as_of: space.completions.as_of() };
        truths.push(cluster.conditions.iter().map(|condition| situation.truth(condition.rule)).collect());
    }
    for combination in 0..cluster.combinations {
        for position in cluster.open(combination) {
            for digit in 1..=cluster.sizes[position] {
                let after = &truths[cluster.with(combination, position, digit)];
                let resolved = truths[combination]
                    .iter()
                    .zip(after)
                    .all(|(was, is)| *was == Truth::Unknown || was == is);
                failures.expect(resolved, Claim::OnlyResolves, || {
                    let fact = &space.policy.facts[cluster.facts[position]].id;
                    format!("answering {fact} turns a known condition into another")
                });
            }
        }
    }
}

/// Describes a state, for a failure.
pub(crate) fn answers_text(space: &Space<'_>, state: &State) -> String {
    let answers = space.answers(state);
    let facts = space.policy.facts.iter().enumerate();
    let given: Vec<String> = facts
        .filter_map(|(index, fact)| answers.get(index).map(|answer| format!("{} = {answer:?}", fact.id)))
        .collect();
    format!(
        "as of {}, {}",
        space.completions.as_of(),
        if given.is_empty() { "nothing".to_owned() } else { given.join(", ") }
    )
}

#[cfg(test)]
mod tests {
    use super::{Claim, Failures, Space, check};
    use data_compiler::policies::compile_policy;
    use eligibility::completions::CompletionSpace;
    use eligibility::policy::Role;
    use eligibility::{Date, Month};
    use std::path::Path;

    /// The tables of one policy must not agree with the evaluation of another, in which one condition is no
    /// longer required.
    #[test]
    fn an_evaluation_of_other_rules_is_noticed() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let policy = compile_policy(&root, "jining-2019").expect("the policy compiles");
        let mut other = policy.clone();
        let required = other.conditions.iter_mut().find(|condition| condition.role == Role::Required);
        required.expect("a required condition").role = Role::Supporting;
        let month = Month::new(2020, 6).expect("a month");
        let mut space = Space::new(&policy, month);
        let mut failures = Failures::default();
        check(&space, &mut failures);
        assert!(failures.found().is_empty());
        space.completions = CompletionSpace::new(&other, Date::first_of(month));
        let mut failures = Failures::default();
        check(&space, &mut failures);
        let found = failures.found();
        for claim in [Claim::OneOutcome, Claim::AsksWhatMatters] {
            assert!(found.iter().any(|failure| failure.claim == claim), "{claim:?}");
        }
    }
}
