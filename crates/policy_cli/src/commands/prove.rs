//! `cargo xtask prove` tries all combinations of answers to every policy (docs/proof.md).

use crate::data_folder::DataFolder;
use crate::policies::{or_print, policies};
use anyhow::{Context, Result, bail};
use data_compiler::recorded_counts::RECORD;
use eligibility::Outcome;
use policy_audit::proof::{Claim, Counts, Proof, assemble_record, prove};
use std::fs;
use std::path::Path;

/// Prove every policy by trying all combinations of answers, and print the counts (docs/proof.md).
#[derive(clap::Args)]
pub struct Args {
    /// Only the policy with this id.
    #[arg(long)]
    only: Option<String>,
    /// Write the counts into data/policies/counts.toml and docs/proof.md.
    #[arg(long, conflicts_with = "only")]
    record: bool,
}

impl Args {
    pub fn run(self, folder: &DataFolder) -> Result<()> {
        let mut failed = 0;
        let mut policy_counts = Vec::new();
        for policy in policies(folder)? {
            if self.only.as_ref().is_none_or(|only| *only == policy.id) {
                println!("{}: {}", policy.id, policy.name);
                let proof = prove(&policy);
                print(&proof);
                failed += proof.failures.len();
                policy_counts.push(proof.counts);
            }
        }
        if failed > 0 {
            bail!("{failed} things are not as claimed");
        }
        if self.record {
            record(&folder.root, &policy_counts)?;
        }
        Ok(())
    }
}

/// Writes the counts into `data/policies/counts.toml` and docs/proof.md.
fn record(root: &Path, policy_counts: &[Counts]) -> Result<()> {
    const PAGE: &str = "docs/proof.md";
    let recorded = or_print(assemble_record(root, policy_counts))?;
    let page = fs::read_to_string(root.join(PAGE)).with_context(|| format!("reading {PAGE}"))?;
    let page = recorded.in_page(&page).with_context(|| format!("{PAGE} has no markers for the counts"))?;
    for (name, text) in [(RECORD, recorded.text()), (PAGE, page)] {
        fs::write(root.join(name), text).with_context(|| format!("writing {name}"))?;
        println!("{name} is written");
    }
    Ok(())
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
    println!("  {} single answers tried against the one that represents them", proof.answers_tried);
    println!("  {} states in which the evaluation was compared", proof.states_compared);
    println!("  {} days on which the programme has one state", proof.days);
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
    println!("  {:>8} combinations evaluated, which represent {}", counts.evaluated, counts.represented);
    for outcome in Outcome::ALL {
        println!("  {:>20} {}", counts.of(outcome), outcome.as_str());
    }
    let asking = counts.asking;
    println!(
        "  questions: at most {}, {:.2} in the mean of all combinations",
        asking.own.worst, asking.own.mean
    );
    println!(
        "  no order of questions does with fewer than {}, or than {:.2}",
        asking.best.worst, asking.best.mean
    );
}
