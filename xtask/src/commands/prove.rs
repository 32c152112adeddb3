//! `cargo xtask prove`

use crate::officer::policies;
use crate::project::Project;
use anyhow::{Result, bail};
use compiler::proof::{Claim, Counts, Proof, prove};
use eligibility::Outcome;

/// Prove every policy by trying all combinations of answers, and print the counts (docs/proof.md).
#[derive(clap::Args)]
pub struct Args {
    /// Only the policy of this id.
    #[arg(long)]
    only: Option<String>,
}

impl Args {
    pub fn run(self, project: &Project) -> Result<()> {
        let mut failed = 0;
        for (listed, policy) in policies(project)? {
            if self.only.as_ref().is_none_or(|only| only == listed.id) {
                println!("{}: {}", listed.id, policy.name);
                let proof = prove(&policy);
                print(&proof);
                failed += proof.failures.len();
            }
        }
        match failed {
            0 => Ok(()),
            _ => bail!("{failed} things are not as claimed"),
        }
    }
}

fn print(proof: &Proof) {
    let Proof { counts, .. } = proof;
    for claim in Claim::ALL {
        let mut failures = proof.failures.iter().filter(|failure| failure.claim == claim).peekable();
        println!("  {}  {}", if failures.peek().is_none() { "shown" } else { "FAILS" }, claim.as_str());
        for failure in failures {
            println!("         {}", failure.text);
        }
    }
    print_counts(counts);
    println!("  {} single answers tried against the one that stands for them", proof.answers_tried);
    println!("  {} states in which the evaluation was compared", proof.states_compared);
    println!("  {} settled verdicts read, {} different sentences", proof.verdicts_read, proof.sentences);
    let explaining = &proof.only_explaining_options;
    println!("  {} options, {} of them change what is said but no outcome", proof.options, explaining.len());
    for (fact, option) in explaining {
        println!("    {fact}: {option}");
    }
    for rule in &proof.only_explaining_rules {
        println!("  the rule {rule} changes what is said but no outcome");
    }
    println!();
}

fn print_counts(counts: &Counts) {
    let months: Vec<String> = counts.months.iter().map(ToString::to_string).collect();
    println!("  as of {} months: {}", months.len(), months.join(" "));
    for cluster in &counts.clusters {
        println!(
            "  {:>8} combinations of {}, for {}",
            cluster.combinations,
            cluster.facts.join(" × "),
            cluster.conditions.join(" + ")
        );
    }
    println!("  {:>8} combinations worked out, which stand for {}", counts.worked_out, counts.stand_for);
    for outcome in Outcome::ALL {
        println!("  {:>20} {}", counts.of(outcome), outcome.as_str());
    }
    let asking = counts.asking;
    println!(
        "  questions: at most {}, {:.2} in the mean of all combinations",
        asking.own.worst, asking.own.mean
    );
    println!(
        "  no way of asking does with fewer than {}, or than {:.2}",
        asking.best.worst, asking.best.mean
    );
}
