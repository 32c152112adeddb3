//! Proves that a policy is complete, unambiguous and explained, by enumerating all answers.
//!
//! docs/proof.md describes the claims, how the space of answers is divided, and why that is sufficient.
//!
//! | module | proves or computes |
//! |---|---|
//! | `months` | the as-of months to try |
//! | `space`, `values` | every combination of answers, in clusters, and its outcome |
//! | `equivalence_classes` | every answer behaves like the representative of its class |
//! | `outcomes` | exactly one outcome, answering only resolves, only relevant questions are asked |
//! | `relevance` | every rule, option and citation decides somewhere |
//! | `explanations` | every condition is explained in every state |
//! | `days` | the programme has one status on each day |
//! | `questions` | how many questions are asked, the minimum possible, and how many remain |
//! | `record` | the counts of all policies, for `data/policies/counts.toml` |

pub(crate) mod cluster;
mod days;
mod equivalence_classes;
mod explanations;
mod failure;
mod months;
mod outcomes;
mod questions;
mod record;
mod relevance;
mod sample;
mod space;
mod values;

pub use failure::{Claim, Failure};
pub use months::months;
pub use questions::{Asking, Questions};
pub use record::assemble_record;
pub use relevance::NamedOption;

use eligibility::{Month, Outcome, Policy};
use failure::Failures;
use questions::Reduced;
use relevance::{Deciding, all_options};
use space::Space;
use std::collections::BTreeSet;

/// A set of conditions that share facts with each other and with no other condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterCount {
    /// The ids of the conditions' rules.
    pub conditions: Vec<String>,
    /// The ids of the facts.
    pub facts: Vec<String>,
    /// The number of evaluated combinations of answers, over all months.
    pub combinations: u64,
}

/// The size of a policy, in figures worth quoting.
#[derive(Clone, Debug, PartialEq)]
pub struct Counts {
    /// The as-of months.
    pub months: Vec<Month>,
    pub clusters: Vec<ClusterCount>,
    /// Combinations of answers that were evaluated one by one: each cluster's, over all months.
    pub evaluated: u64,
    /// Complete combinations of answers that these represent, over all months.
    pub represented: u128,
    /// The number of those with each outcome, in the order of [`Outcome::ALL`]. They add up to the total.
    pub outcomes: [u128; 4],
    /// The questions asked as of the edition's month, and the fewest possible.
    pub asking: Asking,
}

impl Counts {
    /// Returns the number of combinations with `outcome`.
    pub fn of(&self, outcome: Outcome) -> u128 {
        let position = Outcome::ALL.iter().position(|other| *other == outcome);
        position.map_or(0, |position| self.outcomes[position])
    }
}

/// The result of a proof: the figures, and the claims that do not hold.
#[derive(Clone, Debug)]
pub struct Proof {
    /// The size of the policy.
    pub counts: Counts,
    /// The number of single answers compared with their representative, over all months.
    pub answers_tried: u64,
    /// Days for which the programme's status was checked.
    pub days: u64,
    /// States in which the evaluation was compared with the tables, over all months.
    pub states_compared: u64,
    /// Settled verdicts whose sentences were checked.
    pub verdicts_read: u64,
    /// Distinct sentences of explanation.
    pub sentences: usize,
    /// The number of options.
    pub options: usize,
    /// Options that change the displayed reasons, but no outcome.
    pub only_explaining_options: Vec<NamedOption>,
    /// Rules that change the displayed reasons, but no outcome.
    pub only_explaining_rules: Vec<String>,
    /// The claims that do not hold; empty for a sound policy.
    pub failures: Vec<Failure>,
}

/// Counts without the comparisons: fast enough for a build.
pub fn count_policy(policy: &Policy) -> Counts {
    let months = months(policy);
    let spaces: Vec<Space<'_>> = months.iter().map(|month| Space::new(policy, *month)).collect();
    count_months(policy, months, &spaces)
}

/// Checks every claim and collects its failures. Months are checked in parallel.
pub fn prove(policy: &Policy) -> Proof {
    let months = months(policy);
    let spaces: Vec<Space<'_>> = months.iter().map(|month| Space::new(policy, *month)).collect();
    let all = check_months(&spaces).into_iter().fold(Checks::default(), Checks::and);
    let Checks { answers_tried, states_compared, sentences, deciding, mut failures } = all;
    deciding.report(policy, &mut failures);
    let days = days::check(policy, &mut failures);
    let counts = count_months(policy, months, &spaces);
    failures.expect(counts.outcomes.iter().sum::<u128>() == counts.represented, Claim::OneOutcome, || {
        format!("{:?} do not add up to {}", counts.outcomes, counts.represented)
    });
    Proof {
        counts,
        answers_tried,
        days,
        states_compared,
        verdicts_read: deciding.verdicts,
        sentences: sentences.len(),
        options: all_options(policy).count(),
        only_explaining_options: deciding.only_explaining_options(policy),
        only_explaining_rules: deciding.only_explaining_rules(policy),
        failures: failures.found(),
    }
}

/// Checks all months in parallel.
#[cfg(not(target_family = "wasm"))]
fn check_months(spaces: &[Space<'_>]) -> Vec<Checks> {
    std::thread::scope(|scope| {
        let handles: Vec<_> = spaces.iter().map(|space| scope.spawn(|| Checks::of_month(space))).collect();
        // A panic there is a defect of the proof itself, so it is propagated.
        let joined = handles.into_iter().map(|handle| handle.join());
        joined.map(|month| month.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

/// Checks all months one after the other: a page has no threads.
#[cfg(target_family = "wasm")]
fn check_months(spaces: &[Space<'_>]) -> Vec<Checks> {
    spaces.iter().map(Checks::of_month).collect()
}

/// The results of the checks of some months.
#[derive(Default)]
struct Checks {
    answers_tried: u64,
    states_compared: u64,
    sentences: BTreeSet<String>,
    deciding: Deciding,
    failures: Failures,
}

impl Checks {
    fn of_month(space: &Space<'_>) -> Self {
        let mut checks = Self::default();
        checks.answers_tried = equivalence_classes::check(space, &mut checks.failures);
        checks.states_compared = outcomes::check(space, &mut checks.failures);
        checks.sentences = explanations::check(space, &mut checks.failures);
        checks.deciding.check(space, &mut checks.failures);
        Reduced::new(space).check_remainders(&mut checks.failures);
        checks
    }

    fn and(mut self, other: Self) -> Self {
        self.answers_tried += other.answers_tried;
        self.states_compared += other.states_compared;
        self.sentences.extend(other.sentences);
        self.deciding = self.deciding.and(other.deciding);
        self.failures = self.failures.and(other.failures);
        self
    }
}

fn count_months(policy: &Policy, months: Vec<Month>, spaces: &[Space<'_>]) -> Counts {
    let clusters: Vec<ClusterCount> = (0..spaces[0].clusters.len())
        .map(|index| {
            let cluster = &spaces[0].clusters[index];
            let conditions = cluster.conditions.iter().map(|condition| &policy.rules[condition.rule].id);
            ClusterCount {
                conditions: conditions.cloned().collect(),
                facts: cluster.facts.iter().map(|fact| policy.facts[*fact].id.clone()).collect(),
                combinations: spaces.iter().map(|space| space.clusters[index].combinations as u64).sum(),
            }
        })
        .collect();
    let product = |space: &Space<'_>| {
        space.clusters.iter().map(|cluster| cluster.combinations as u128).product::<u128>()
    };
    let mut outcomes = [0; 4];
    for space in spaces {
        for (count, more) in outcomes.iter_mut().zip(Reduced::new(space).outcomes()) {
            *count += more;
        }
    }
    let edition = policy.evaluation_date(policy.edition).month;
    let position = months.iter().position(|month| *month == edition).unwrap_or_default();
    Counts {
        evaluated: clusters.iter().map(|cluster| cluster.combinations).sum(),
        represented: spaces.iter().map(product).sum(),
        clusters,
        outcomes,
        asking: Reduced::new(&spaces[position]).asking(),
        months,
    }
}
