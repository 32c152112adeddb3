//! Detects rules with a constant result, by trying every equivalence class of answers.

use eligibility::completions::CompletionSpace;
use eligibility::evaluate::Situation;
use eligibility::policy::{FactIndex, RuleIndex};
use eligibility::{Answers, Date, Policy, Truth};

/// Returns whether `rule` has the same truth for all answers, on every day a period begins.
pub(super) fn is_constant(policy: &Policy, rule: RuleIndex) -> bool {
    let facts = policy.facts_read(rule);
    let mut seen = Vec::new();
    for period in &policy.periods {
        let completions = CompletionSpace::new(policy, period.from);
        let mut answers = Answers::none(policy);
        collect(policy, &completions, rule, period.from, &facts, &mut answers, &mut seen);
    }
    seen.len() < 2
}

fn collect(
    policy: &Policy,
    completions: &CompletionSpace<'_>,
    rule: RuleIndex,
    as_of: Date,
    facts: &[FactIndex],
    answers: &mut Answers,
    seen: &mut Vec<Truth>,
) {
    if seen.len() >= 2 {
        return;
    }
    let Some((fact, rest)) = facts.split_first() else {
        let truth = Situation { policy, answers, as_of }.truth(rule);
        // "不清楚" makes everything unknown; only results of definite answers count.
        if !seen.contains(&truth) {
            seen.push(truth);
        }
        return;
    };
    for answer in
        completions.representatives(*fact).iter().filter(|answer| **answer != eligibility::Answer::Unsure)
    {
        answers.set(*fact, Some(*answer));
        collect(policy, completions, rule, as_of, rest, answers, seen);
    }
    answers.set(*fact, None);
}
