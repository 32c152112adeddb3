//! A case detects each altered condition, boundary, option and citation of the policy.

use crate::broken::Broken;
use data_compiler::Code;
use policy_audit::mutation::{Detection, mutate};

const CASES: &str = "data/policies/qilu-green/cases.toml";
const SURVIVORS: &str = "data/policies/qilu-green/survivors.toml";

/// The award's thresholds include their bounds; none of its mutants survives.
#[test]
fn every_mutant_of_the_award_is_noticed() {
    let data = Broken::copy_of_data();
    let mutation = mutate(data.root(), "qilu-green-award").expect("the data is sound");
    let survivors = mutation.tested.iter().filter(|tested| matches!(tested.detection, Detection::Not(_)));
    assert_eq!(survivors.map(|tested| tested.id.as_str()).collect::<Vec<_>>(), [""; 0]);
    assert!(mutation.tested.len() > 100);
}

/// A case that always fails would detect every mutant.
#[test]
fn a_case_that_fails_without_any_mutant_is_told() {
    let data = Broken::copy_of_data();
    data.replace(CASES, "outcome = \"eligible\"", "outcome = \"confirm\"");
    let problems = mutate(data.root(), "qilu-green").expect_err("the mistake is noticed");
    let line = data.line_of(CASES, "story = ");
    assert_eq!(
        (problems[0].code, problems[0].file.as_str(), problems[0].line),
        (Code::CaseFails, CASES, line)
    );
}

fn append_survivor(data: &Broken, words: &str) {
    let path = data.root().join(SURVIVORS);
    let text = std::fs::read_to_string(&path).expect("the file is in the copy");
    std::fs::write(path, text + words).expect("the copy can be written");
}

#[test]
fn a_survivor_without_a_reason_is_refused() {
    let data = Broken::copy_of_data();
    append_survivor(&data, "\n[[survivor]]\nreason = \" \"\nmutants = []\n");
    let problems = mutate(data.root(), "qilu-green").expect_err("the mistake is noticed");
    assert_eq!((problems[0].code, problems[0].file.as_str()), (Code::Malformed, SURVIVORS));
}

/// The further expectations of a case, besides outcome, conditions and next question.
#[test]
fn names_in_cases_that_nothing_has_are_told() {
    for (from, to, at) in [
        ("programme = \"not-begun\"", "programme = \"not-yet\"", "\"not-yet\""),
        ("working-age = [\"far-and-not-drawing\"]", "working-age = [\"far-and-not\"]", "\"far-and-not\""),
        ("able = [\"notice-working-age\"]", "able = [\"notice-age\"]", "\"notice-age\""),
        ("able = [\"notice-working-age\"]", "ability = [\"notice-working-age\"]", "ability = "),
        ("birth-month = [\"1926-10\", ", "birth = [\"1926-10\", ", "birth = [\"1926-10\""),
    ] {
        let data = Broken::copy_of_data();
        data.replace(CASES, from, to);
        let problems = mutate(data.root(), "qilu-green").expect_err("the mistake is noticed");
        let line = data.line_of(CASES, at);
        let found = problems.iter().any(|problem| {
            (problem.code, problem.file.as_str(), problem.line) == (Code::UnknownId, CASES, line)
        });
        assert!(found, "{to}: {problems:?}");
    }
}

/// Takes many seconds: `cargo xtask test --only long`.
mod long {
    use super::{CASES, append_survivor};
    use crate::broken::Broken;
    use data_compiler::policies::compile_policy;
    use eligibility::{Date, Policy};
    use policy_audit::diff::effects;
    use policy_audit::mutation::{Detection, Kind, Mutation, mutants, mutate};
    use policy_audit::proof::months;
    use std::collections::BTreeSet;
    use std::path::Path;
    use std::sync::LazyLock;

    static POLICY: LazyLock<Policy> =
        LazyLock::new(|| compile_policy(root(), "qilu-green").expect("the policy compiles"));

    static MUTATION: LazyLock<Mutation> =
        LazyLock::new(|| mutate(root(), "qilu-green").expect("the data is sound"));

    fn root() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
    }

    #[test]
    fn every_mutant_is_noticed_or_explained() {
        let mutation = &*MUTATION;
        let unexplained: Vec<&str> = mutation.unexplained().map(|tested| tested.id.as_str()).collect();
        assert!(unexplained.is_empty(), "nothing notices\n{}", unexplained.join("\n"));
        assert!(mutation.stale.is_empty(), "survivors.toml explains what needs it not: {:?}", mutation.stale);
        for kind in Kind::ALL {
            let tested = mutation.tested.iter().filter(|tested| tested.kind == kind);
            let detection = tested.filter(|tested| !matches!(tested.detection, Detection::Not(_))).count();
            assert!(detection > 50, "only {detection} {} noticed", kind.as_str());
        }
    }

    /// The claim of survivors.toml: the outcome is the same for all answers.
    #[test]
    fn no_survivor_changes_an_outcome() {
        let survivors: BTreeSet<&str> = MUTATION
            .tested
            .iter()
            .filter(|tested| matches!(tested.detection, Detection::Not(_)))
            .map(|tested| tested.id.as_str())
            .collect();
        let all = mutants(&POLICY);
        let ids: BTreeSet<&str> = all.iter().map(|mutant| mutant.id.as_str()).collect();
        assert_eq!(ids.len(), all.len(), "two mutants of one name");
        for mutant in all.iter().filter(|mutant| survivors.contains(mutant.id.as_str())) {
            for month in months(&POLICY) {
                let effects =
                    effects(&POLICY, &mutant.policy, Date::first_of(month)).expect("they can be counted");
                assert_eq!(effects.changed(), 0, "{} as of {month}", mutant.id);
                assert!(effects.all() > 1_000_000, "{}", effects.all());
            }
        }
    }

    /// Removing a case reports the mutant it detected.
    #[test]
    fn a_mutant_that_no_case_notices_is_told() {
        let data = Broken::copy_of_data();
        data.replace(CASES, "as-of = \"2023-05-10\"", "as-of = \"2023-05-09\"");
        let mutation = mutate(data.root(), "qilu-green").expect("the data is sound");
        let unexplained: Vec<&str> = mutation.unexplained().map(|tested| tested.id.as_str()).collect();
        assert_eq!(unexplained, ["period from 2023-05-11: begins 2023-05-10"]);
        assert!(!mutation.is_sound());
    }

    #[test]
    fn an_explanation_that_is_not_needed_is_told() {
        let data = Broken::copy_of_data();
        append_survivor(
            &data,
            "\n[[survivor]]\nreason = \"没有这回事\"\nmutants = [\"condition able: left out\"]\n",
        );
        let mutation = mutate(data.root(), "qilu-green").expect("the data is sound");
        assert_eq!(mutation.stale, ["condition able: left out"]);
        assert!(!mutation.is_sound());
    }
}
