//! Checks the claims of docs/proof.md for every policy, and that the proof detects violations.

use data_compiler::policies::{cases::read_cases, compile_all};
use eligibility::policy::{Citation, Predicate, Rule};
use eligibility::{Date, Outcome, Policy, evaluate};
use policy_audit::proof::{Claim, Counts, Proof, count_policy, prove};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

static POLICIES: LazyLock<Vec<Policy>> =
    LazyLock::new(|| compile_all(&root()).expect("the policies compile"));

/// The counts of each policy. Several tests check them; to enumerate the answers takes seconds.
static COUNTS: LazyLock<Vec<Counts>> = LazyLock::new(|| POLICIES.iter().map(count_policy).collect());

fn policy(id: &str) -> Policy {
    POLICIES.iter().find(|policy| policy.id == id).expect("the policy exists").clone()
}

/// Small enough to be proven repeatedly.
const SMALL: &str = "jining-2019";

/// Allows clusters to be checked separately: no fact is read in two of them, and no condition is missing.
#[test]
fn clusters_share_no_fact() {
    for (policy, counts) in POLICIES.iter().zip(&*COUNTS) {
        let clusters = &counts.clusters;
        for fact in &policy.facts {
            let reading = clusters.iter().filter(|cluster| cluster.facts.contains(&fact.id));
            assert_eq!(reading.count(), 1, "{} of {}", fact.id, policy.id);
        }
        for condition in &policy.conditions {
            let id = &policy.rules[condition.rule].id;
            let own: Vec<_> = clusters.iter().filter(|cluster| cluster.conditions.contains(id)).collect();
            assert_eq!(own.len(), 1, "{id} of {}", policy.id);
            let read = policy.facts_read(condition.rule);
            assert!(read.iter().all(|fact| own[0].facts.contains(&policy.facts[*fact].id)), "{id}");
        }
    }
}

/// Allows one month to represent all its days.
#[test]
fn a_verdict_reads_the_month_of_the_day_and_not_the_day() {
    let policy = policy("qilu-green");
    let cases = read_cases(&root(), &policy).expect("the cases are sound");
    for case in &cases {
        for day in [1, 14, 28] {
            let other = Date { day, ..case.as_of };
            let verdict = evaluate(&policy, &case.answers, other);
            assert_eq!(verdict, evaluate(&policy, &case.answers, case.as_of), "{} on {other}", case.story);
        }
    }
}

/// Every combination of answers has one of the four outcomes, and each occurs.
#[test]
fn outcomes_divide_all_combinations() {
    for (policy, counts) in POLICIES.iter().zip(&*COUNTS) {
        assert_eq!(counts.outcomes.iter().sum::<u128>(), counts.represented, "{}", policy.id);
        for outcome in Outcome::ALL {
            assert!(counts.of(outcome) > 0, "no answers are {} under {}", outcome.as_str(), policy.id);
        }
    }
}

#[test]
fn no_way_of_asking_beats_the_worst_case_of_ours() {
    for (policy, counts) in POLICIES.iter().zip(&*COUNTS) {
        let asking = &counts.asking;
        assert_eq!(asking.own.worst, asking.best.worst, "{}", policy.id);
        assert!(asking.best.mean <= asking.own.mean, "{}", policy.id);
    }
}

#[track_caller]
fn expect_failure(claim: Claim, words: &str, change: impl FnOnce(&mut Policy)) {
    let mut policy = policy(SMALL);
    change(&mut policy);
    let Proof { failures, .. } = prove(&policy);
    let found = failures.iter().any(|failure| failure.claim == claim && failure.text.contains(words));
    assert!(found, "{words} not among {failures:?}");
}

#[test]
fn a_rule_nothing_depends_on_is_noticed() {
    expect_failure(Claim::EverythingDecides, "the rule idle", |policy| {
        let all_of_nothing =
            Rule { id: "idle".to_owned(), predicate: Predicate::All(Vec::new()), ..policy.rules[0].clone() };
        policy.rules.push(all_of_nothing);
    });
}

#[test]
fn an_option_nothing_depends_on_is_noticed() {
    expect_failure(Claim::EverythingDecides, "the option", |policy| {
        for rule in &mut policy.rules {
            // All options are equivalent and have no sentences of their own.
            if let Predicate::Chosen { options, doubtful, .. } = &mut rule.predicate {
                (*options, *doubtful) = (u32::MAX, 0);
            }
            rule.met = "是。".to_owned();
        }
    });
}

#[test]
fn a_citation_under_no_verdict_is_noticed() {
    expect_failure(Claim::EverythingCited, "idle", |policy| {
        policy.citations.push(Citation { id: "idle".to_owned(), ..policy.citations[0].clone() });
    });
}

#[test]
fn a_sentence_with_a_hole_is_noticed() {
    let speaking = |policy: &Policy| policy.rules.iter().position(|rule| !rule.met.is_empty());
    for broken in ["（{moment}）。", "没有句号", "{{today}}。"] {
        expect_failure(Claim::Explained, "it is said", |policy| {
            let rule = speaking(policy).expect("a rule that speaks");
            policy.rules[rule].met = broken.to_owned();
        });
    }
}

#[test]
fn a_condition_of_which_nothing_is_said_is_noticed() {
    expect_failure(Claim::Explained, "nothing is said", |policy| {
        for rule in &mut policy.rules {
            rule.met.clear();
        }
    });
}

#[test]
fn a_day_with_two_states_or_without_one_is_noticed() {
    for days in [-1, 1] {
        expect_failure(Claim::OneStatus, "periods on", |policy| {
            let mut second = policy.periods[0].clone();
            let middle = Date::first_of(second.from.month.plus(12));
            (policy.periods[0].until, second.from) =
                if days < 0 { (middle.next(), middle) } else { (middle, middle.next().next()) };
            second.text = "另一段".to_owned();
            policy.periods.push(second);
        });
    }
}

/// Takes many seconds: `cargo xtask test --only long`.
mod long {
    use super::{COUNTS, POLICIES, root};
    use data_compiler::recorded_counts::RecordedCounts;
    use policy_audit::proof::{assemble_record, prove};

    #[test]
    fn every_claim_holds_for_every_policy() {
        for policy in &*POLICIES {
            let proof = prove(policy);
            let failures: Vec<String> = proof.failures.iter().map(ToString::to_string).collect();
            assert!(failures.is_empty(), "{}:\n{}", policy.id, failures.join("\n"));
            assert!(proof.states_compared > proof.counts.evaluated, "{}", policy.id);
            assert!(proof.days > 365, "{}", policy.id);
            assert!(proof.verdicts_read > 0 && proof.sentences > 0, "{}", policy.id);
        }
    }

    /// `cargo xtask prove --record` updates both.
    #[test]
    fn the_recorded_counts_are_current() {
        const REMEDY: &str = "run `cargo xtask prove --record`";
        let record = assemble_record(&root(), &COUNTS).expect("the data is sound");
        assert_eq!(RecordedCounts::read(&root()), Ok(record.clone()), "{REMEDY}");
        let page = std::fs::read_to_string(root().join("docs/proof.md")).expect("the page is there");
        assert!(record.in_page(&page).is_some_and(|anew| anew == page), "{REMEDY}");
    }
}
