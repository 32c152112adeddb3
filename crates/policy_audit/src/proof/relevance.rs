//! Proves that everything in a policy is relevant: conditions, rules, options, citations.

use super::cluster::{Cluster, contribution};
use super::explanations;
use super::failure::{Claim, Failures};
use super::outcomes::compare_verdict;
use super::space::Space;
use super::values::Values;
use eligibility::evaluate::Situation;
use eligibility::explain::Reason;
use eligibility::policy::{CitationIndex, FactIndex, FactKind, Policy, Predicate, RuleIndex};

use eligibility::{Answer, Answers, Outcome, Truth};
use std::collections::BTreeSet;

/// An option of a fact: the fact's id and the option's.
pub type NamedOption = (String, String);

/// The elements found to be relevant in any of the checked months.
#[derive(Clone, Debug, Default)]
pub(crate) struct Deciding {
    /// Rules whose truth changes an outcome. A condition is one of them.
    deciding_rules: BTreeSet<RuleIndex>,
    /// Rules whose truth changes at least the displayed reasons.
    explaining_rules: BTreeSet<RuleIndex>,
    /// Options that change an outcome.
    deciding_options: BTreeSet<(FactIndex, usize)>,
    /// Options that change at least the displayed reasons.
    explaining_options: BTreeSet<(FactIndex, usize)>,
    /// Citations under a settled verdict.
    cited: BTreeSet<CitationIndex>,
    /// The number of settled verdicts read.
    pub(crate) verdicts: u64,
}

impl Deciding {
    /// Checks one month.
    pub(crate) fn check(&mut self, space: &Space<'_>, failures: &mut Failures) {
        for index in 0..space.clusters.len() {
            self.check_rules(space, index);
            self.check_options(space, index);
            self.read_verdicts(space, index, failures);
        }
    }

    /// Combines the results of other months.
    pub(crate) fn and(mut self, other: Deciding) -> Self {
        self.deciding_rules.extend(other.deciding_rules);
        self.explaining_rules.extend(other.explaining_rules);
        self.deciding_options.extend(other.deciding_options);
        self.explaining_options.extend(other.explaining_options);
        self.cited.extend(other.cited);
        self.verdicts += other.verdicts;
        self
    }

    /// Records the rules whose truth matters: a rule decides if, for some combination, another truth of it
    /// would change its cluster's contribution. With all other clusters met, that is the outcome.
    fn check_rules(&mut self, space: &Space<'_>, index: usize) {
        let cluster = &space.clusters[index];
        for rule in parts(space.policy, cluster) {
            let decides = complete(cluster).any(|combination| {
                let answers = answers_in(space, index, combination);
                let situation = situation(space.policy, &answers, space);
                let forced = |truth| Values::of(contribution_if(&situation, cluster, rule, truth));
                Truth::ALL.into_iter().any(|truth| forced(truth) != cluster.values[combination])
            });
            if decides {
                self.deciding_rules.insert(rule);
            } else if always(space.policy, rule).iter().any(|other| tells_otherwise(space, index, other)) {
                self.explaining_rules.insert(rule);
            }
        }
    }

    /// Records the options that matter: an option decides if, for some combination, choosing it instead of
    /// another (or not choosing it, if several can be chosen) changes the outcome; it explains if that
    /// changes the reasons.
    fn check_options(&mut self, space: &Space<'_>, index: usize) {
        let cluster = &space.clusters[index];
        for fact in &cluster.facts {
            let kind = &space.policy.facts[*fact].kind;
            for option in 0..kind.options().len() {
                for combination in complete(cluster) {
                    let answers = answers_in(space, index, combination);
                    let Some((with, without)) = alternatives(kind, answers.get(*fact), option) else {
                        continue;
                    };
                    let reasons = |answer: Answer| {
                        let mut answers = answers.clone();
                        answers.set(*fact, Some(answer));
                        let situation = situation(space.policy, &answers, space);
                        (contribution(&situation, &cluster.conditions), reasons(&situation, cluster))
                    };
                    let (with, without) = (reasons(with), reasons(without));
                    if with.1 != without.1 {
                        self.explaining_options.insert((*fact, option));
                    }
                    if with.0 != without.0 {
                        self.deciding_options.insert((*fact, option));
                        break;
                    }
                }
            }
        }
    }

    /// Reads every verdict of a cluster's combinations, with all other clusters met.
    fn read_verdicts(&mut self, space: &Space<'_>, index: usize, failures: &mut Failures) {
        let met = Values::of(Truth::Met);
        let Some((_, surrounding)) = space.surroundings(index).into_iter().find(|(values, _)| *values == met)
        else {
            return;
        };
        for combination in 0..space.clusters[index].combinations {
            let mut state = surrounding.clone();
            state[index] = combination;
            let verdict = compare_verdict(space, &state, failures);
            explanations::check_changes(space, &verdict, failures);
            if verdict.outcome != Outcome::Incomplete {
                let cited = verdict.conditions.iter().flat_map(|report| report.citations(space.policy));
                self.cited.extend(cited);
                self.verdicts += 1;
            }
        }
    }

    /// Reports the elements that were never relevant.
    pub(crate) fn report(&self, policy: &Policy, failures: &mut Failures) {
        for (index, rule) in policy.rules.iter().enumerate() {
            let explains = self.deciding_rules.contains(&index) || self.explaining_rules.contains(&index);
            failures.expect(explains, Claim::EverythingDecides, || {
                format!("nothing depends on the rule {}", rule.id)
            });
        }
        for option in all_options(policy) {
            let explains =
                self.deciding_options.contains(&option) || self.explaining_options.contains(&option);
            failures.expect(explains, Claim::EverythingDecides, || {
                let (fact, option) = named(policy, option);
                format!("nothing depends on the option {option} of {fact}")
            });
        }
        let of_periods: BTreeSet<CitationIndex> =
            policy.periods.iter().flat_map(|period| period.citations.iter().copied()).collect();
        for (index, citation) in policy.citations.iter().enumerate() {
            let is_cited = self.cited.contains(&index) || of_periods.contains(&index);
            failures
                .expect(is_cited, Claim::EverythingCited, || format!("{} is under no verdict", citation.id));
        }
    }

    /// Returns the rules that change only the displayed reasons.
    pub(crate) fn only_explaining_rules(&self, policy: &Policy) -> Vec<String> {
        let explains = self.explaining_rules.difference(&self.deciding_rules);
        explains.map(|rule| policy.rules[*rule].id.clone()).collect()
    }

    /// Returns the options that change only the displayed reasons.
    pub(crate) fn only_explaining_options(&self, policy: &Policy) -> Vec<NamedOption> {
        let explains = self.explaining_options.difference(&self.deciding_options);
        explains.map(|option| named(policy, *option)).collect()
    }
}

fn named(policy: &Policy, (fact, option): (FactIndex, usize)) -> NamedOption {
    let fact = &policy.facts[fact];
    (fact.id.clone(), fact.kind.options()[option].id.clone())
}

/// Returns the answers of one cluster's combination only.
fn answers_in(space: &Space<'_>, index: usize, combination: usize) -> Answers {
    let mut state = space.nothing();
    state[index] = combination;
    space.answers(&state)
}

fn situation<'a>(policy: &'a Policy, answers: &'a Answers, space: &Space<'_>) -> Situation<'a> {
    Situation { policy, answers, as_of: space.completions.as_of() }
}

/// Returns all reasons of a cluster's conditions.
fn reasons(situation: &Situation<'_>, cluster: &Cluster) -> Vec<Vec<Reason>> {
    cluster.conditions.iter().map(|condition| situation.reasons(condition.rule)).collect()
}

/// Returns the policy with the rule always met, and with the rule never met.
fn always(policy: &Policy, rule: RuleIndex) -> [Policy; 2] {
    [Predicate::All(Vec::new()), Predicate::Any(Vec::new())].map(|predicate| {
        let mut policy = policy.clone();
        policy.rules[rule].predicate = predicate;
        policy
    })
}

/// Returns true if the other policy gives other reasons for some answers.
fn tells_otherwise(space: &Space<'_>, index: usize, other: &Policy) -> bool {
    let cluster = &space.clusters[index];
    complete(cluster).any(|combination| {
        let answers = answers_in(space, index, combination);
        let own = reasons(&situation(space.policy, &answers, space), cluster);
        own != reasons(&situation(other, &answers, space), cluster)
    })
}

/// Returns every option of every fact.
pub(crate) fn all_options(policy: &Policy) -> impl Iterator<Item = (FactIndex, usize)> {
    let facts = policy.facts.iter().enumerate();
    facts.flat_map(|(index, fact)| (0..fact.kind.options().len()).map(move |option| (index, option)))
}

fn complete(cluster: &Cluster) -> impl Iterator<Item = usize> {
    (0..cluster.combinations).filter(|combination| cluster.is_complete(*combination))
}

/// Returns the rules that a cluster's conditions consist of.
fn parts(policy: &Policy, cluster: &Cluster) -> BTreeSet<RuleIndex> {
    let mut open: Vec<RuleIndex> = cluster.conditions.iter().map(|condition| condition.rule).collect();
    let mut parts = BTreeSet::new();
    while let Some(rule) = open.pop() {
        parts.insert(rule);
        match &policy.rules[rule].predicate {
            Predicate::All(more) | Predicate::Any(more) => open.extend(more),
            Predicate::Not(part) | Predicate::Confirm(part) => open.push(*part),
            Predicate::Chosen { .. } | Predicate::Compare { .. } | Predicate::Month { .. } => {}
        }
    }
    parts
}

/// Returns the cluster's contribution if `rule` had the truth `forced`.
fn contribution_if(situation: &Situation<'_>, cluster: &Cluster, rule: RuleIndex, forced: Truth) -> Truth {
    cluster.conditions.iter().fold(Truth::Met, |joined, condition| {
        let truth = truth_if(situation, condition.rule, rule, forced);
        let supporting = condition.role == eligibility::policy::Role::Supporting;
        joined.and(if supporting { truth.at_worst_unknown() } else { truth })
    })
}

fn truth_if(situation: &Situation<'_>, of: RuleIndex, rule: RuleIndex, forced: Truth) -> Truth {
    if of == rule {
        return forced;
    }
    let part = |part: &RuleIndex| truth_if(situation, *part, rule, forced);
    match &situation.policy.rules[of].predicate {
        Predicate::All(parts) => parts.iter().map(part).min().unwrap_or(Truth::Met),
        Predicate::Any(parts) => parts.iter().map(part).max().unwrap_or(Truth::NotMet),
        Predicate::Not(negated) => !part(negated),
        Predicate::Confirm(confirmed) => part(confirmed).at_best_unknown(),
        Predicate::Chosen { .. } | Predicate::Compare { .. } | Predicate::Month { .. } => situation.truth(of),
    }
}

/// Returns `answer` with the option and, for a multiple choice, without it; for a single choice, the option
/// and another answer that is a choice.
fn alternatives(kind: &FactKind, answer: Option<Answer>, option: usize) -> Option<(Answer, Answer)> {
    match (kind, answer?) {
        (FactKind::Choice(_), Answer::Choice(other)) if usize::from(other) != option => {
            Some((Answer::Choice(option as u8), Answer::Choice(other)))
        }
        (FactKind::Choices(_), Answer::Choices(chosen)) => {
            let bit = 1 << option;
            Some((Answer::Choices(chosen | bit), Answer::Choices(chosen & !bit)))
        }
        _ => None,
    }
}
