//! The table of situations: real people, what the sources settle for them, and the verdict of the rules.
//!
//! `data/policies/qilu-green/situations.toml` holds the stories with the expected outcome. They are broader
//! than the cases: a case pins down one branch of a rule, a situation asks whether the rules fit a person at
//! all. `docs/situations.md` is generated from it, for an officer who wants to contradict.

mod page;
mod read;

pub use read::{Situation, read_situations};

use crate::Language;
use data_compiler::Diagnostic;
use data_compiler::files::DataFiles;
use data_compiler::policies::compile_policy;
use eligibility::{Outcome, Policy, evaluate};

/// The policy the situations are about.
const POLICY: &str = "qilu-green";

/// Returns the page; in English, `docs/situations.md` should contain it.
///
/// # Errors
/// Everything that is wrong with the policy or its situations.
pub fn page(root: &(impl DataFiles + ?Sized), language: Language) -> Result<String, Vec<Diagnostic>> {
    let policy = compile_policy(root, POLICY)?;
    let situations = read_situations(root, &policy)?;
    Ok(page::page(&policy, &situations, language))
}

impl Situation {
    /// Returns each way in which the verdict of `policy` differs from the expected one.
    pub fn differences(&self, policy: &Policy) -> Vec<String> {
        let verdict = evaluate(policy, &self.answers, self.as_of);
        let mut differences = Vec::new();
        if verdict.outcome.as_str() != self.outcome {
            differences.push(format!("{}: expected {}", verdict.outcome.as_str(), self.outcome));
        }
        if verdict.outcome == Outcome::Incomplete {
            let next = verdict.path.next.map_or("nothing", |fact| policy.facts[fact].id.as_str());
            differences.push(format!("{next} is asked, but not answered"));
        }
        for (fact, known) in policy.facts.iter().enumerate() {
            if self.answers.get(fact).is_some() && !verdict.path.asked.contains(&fact) {
                differences.push(format!("{} is answered, but not asked", known.id));
            }
        }
        let cited: Vec<usize> =
            verdict.conditions.iter().flat_map(|report| report.citations(policy)).collect();
        for id in &self.rests_on {
            let found = cited.iter().any(|index| policy.citations[*index].id == *id);
            if !found {
                differences.push(format!("the verdict does not cite {id}"));
            }
        }
        differences
    }
}
