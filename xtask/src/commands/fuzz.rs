//! `cargo xtask fuzz` repeats the property tests with new random inputs.

use crate::check::SEED_VARIABLE;
use crate::project::Project;
use crate::tools::{cargo, process};
use anyhow::{Result, bail};
use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, Instant};

/// The packages with property tests, and the test targets that hold them.
const TARGETS: &[(&str, &[&str])] = &[
    ("occupations", &["--test", "all", "properties::"]),
    ("receipt", &["--test", "all", "--", "find::", "round_trip::"]),
    ("directory_import", &["--lib", "--test", "all"]),
    ("tally", &["--test", "tally"]),
];

/// Repeat the property tests with other random inputs: queries, receipts, links, tables, damaged files.
///
/// `cargo xtask test` runs each of them once, from a fixed seed. This command takes a new seed for each round
/// and ends at the first round that fails; it prints the seed, which repeats the failure:
/// PROPTEST_RNG_SEED=… cargo test --package …
#[derive(clap::Args)]
pub struct Args {
    /// The duration; the round that has begun ends.
    #[arg(long, default_value_t = 10)]
    minutes: u64,
}

impl Args {
    pub fn run(self, project: &Project) -> Result<()> {
        let start = Instant::now();
        let limit = Duration::from_secs(self.minutes * 60);
        let mut rounds = 0_u64;
        while rounds == 0 || start.elapsed() < limit {
            let seed = RandomState::new().hash_one(rounds).to_string();
            for (package, targets) in TARGETS {
                round(project, package, targets, &seed)?;
            }
            rounds += 1;
            println!("round {rounds} passed, seed {seed}");
        }
        Ok(())
    }
}

/// Runs the property tests of one package from the seed.
fn round(project: &Project, package: &str, targets: &[&str], seed: &str) -> Result<()> {
    let mut command = cargo::command();
    command
        .current_dir(&project.root)
        .env(SEED_VARIABLE, seed)
        .args(["test", "--quiet", "--package", package])
        .args(targets);
    let mut output = Vec::new();
    if !process::follow_quietly(&mut command, |line| output.push(line.to_owned()))? {
        println!("{}", output.join("\n"));
        bail!("{package} fails with the seed {seed}: {SEED_VARIABLE}={seed} cargo test --package {package}");
    }
    Ok(())
}
