//! Proves that every condition is explained in every state, in complete sentences.

use super::failure::{Claim, Failures};
use super::outcomes::answers_text;
use super::space::Space;
use eligibility::change::Change;
use eligibility::evaluate::Situation;
use eligibility::verdict::Verdict;
use std::collections::BTreeSet;

/// Reads the reasons of every condition for every combination of its cluster's answers, and returns the
/// distinct sentences. A condition's reasons read no other answers.
pub(crate) fn check(space: &Space<'_>, failures: &mut Failures) -> BTreeSet<String> {
    let policy = space.policy;
    let mut sentences = BTreeSet::new();
    for (index, cluster) in space.clusters.iter().enumerate() {
        let mut state = space.nothing();
        for combination in 0..cluster.combinations {
            state[index] = combination;
            let answers = space.answers(&state);
            let situation = Situation { policy, answers: &answers, as_of: space.completions.as_of() };
            for condition in &cluster.conditions {
                let reasons = situation.reasons(condition.rule);
                let id = &policy.rules[condition.rule].id;
                failures.expect(!reasons.is_empty(), Claim::Explained, || {
                    format!("nothing is said of {id}: {}", answers_text(space, &state))
                });
                for reason in reasons {
                    failures.expect(is_whole(&reason.text), Claim::Explained, || {
                        format!("of {id} it is said “{}”: {}", reason.text, answers_text(space, &state))
                    });
                    sentences.insert(reason.text);
                }
            }
        }
    }
    sentences
}

/// Checks that the sentences about possible changes of the outcome are complete too.
pub(crate) fn check_changes(space: &Space<'_>, verdict: &Verdict, failures: &mut Failures) {
    for change in &verdict.changes {
        let (Change::Date { text, .. } | Change::Clarify { text, .. }) = change;
        failures.expect(is_whole(text), Claim::Explained, || {
            format!("of a change it is said “{text}” as of {}", space.completions.as_of())
        });
    }
}

/// Returns true for a sentence with a full stop, without a placeholder or the gap of an empty one.
fn is_whole(text: &str) -> bool {
    const HOLES: [&str; 6] = ["{", "}", "（）", "“”", "（，", "  "];
    text.ends_with(['。', '？', '！']) && !HOLES.iter().any(|hole| text.contains(hole))
}

#[cfg(test)]
mod tests {
    use super::is_whole;

    #[test]
    fn a_sentence_without_holes_is_whole() {
        assert!(is_whole("您没有领养老金。"));
        for text in ["", "您没有领养老金", "到{today}。", "还没到法定退休年龄（）。", "“”这一问还没有回答。"]
        {
            assert!(!is_whole(text), "{text}");
        }
    }
}
