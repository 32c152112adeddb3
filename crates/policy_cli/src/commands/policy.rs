//! `cargo xtask policy` checks the policies, prints their cases, compares two editions.

use super::{cases, coverage};
use crate::data_folder::DataFolder;
use crate::edition::Edition;
use crate::policies::or_print;
use anyhow::{Context, Result, bail};
use data_compiler::check_policies;
use data_compiler::policies::PolicyIndex;
use data_compiler::policies::cases::read_cases;
use eligibility::Date;
use policy_audit::diff::{EditionPolicies, report};
use policy_audit::proof::prove;

/// Check the policies, show their cases, compare two editions (for the policy officer).
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    subcommand: Subcommand,
}

#[derive(clap::Subcommand)]
enum Subcommand {
    Check(Check),
    Cases(cases::Args),
    Coverage(coverage::Args),
    Diff(Diff),
}

/// Check the data: the build's checks, then every case and every combination of answers of all policies.
#[derive(clap::Args)]
struct Check {}

/// Describe in plain Chinese the differences between two editions of the data, and the people affected.
#[derive(clap::Args)]
struct Diff {
    /// The old edition: a folder that contains data/, or a git revision.
    old: String,
    /// The new edition: a folder or a revision; `.` is the current folder.
    new: String,
    /// The day for which answers are counted [default: the day of the new edition].
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_of: Option<Date>,
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "write a day of the calendar, such as 2026-11-21".to_owned())
}

impl Args {
    pub fn run(self, folder: &DataFolder) -> Result<()> {
        match self.subcommand {
            Subcommand::Check(check) => check.run(folder),
            Subcommand::Cases(cases) => cases.run(folder),
            Subcommand::Coverage(coverage) => coverage.run(folder),
            Subcommand::Diff(diff) => diff.run(folder),
        }
    }
}

impl Check {
    fn run(self, folder: &DataFolder) -> Result<()> {
        let root = &folder.root;
        let index = or_print(PolicyIndex::read(root).map_err(|problem| vec![problem]))?;
        // The proofs take seconds, so the rest is checked first.
        let others = data_compiler::check_other_data(root);
        or_print(if others.is_empty() { Ok(()) } else { Err(others) })?;
        let mut failed = 0;
        for policy in or_print(check_policies(root, &index, index.policies()))? {
            let cases = or_print(read_cases(root, &policy))?;
            let failing = cases.iter().filter(|case| !case.differences(&policy).is_empty());
            let mut failures: Vec<String> = failing
                .map(|case| {
                    format!("案例第{}行“{}”结论不同，用 cargo xtask policy cases 看", case.line, case.story)
                })
                .collect();
            // Trying every combination takes seconds, so failed cases are reported first.
            if failures.is_empty() {
                failures.extend(prove(&policy).failures.iter().map(ToString::to_string));
            }
            match failures.is_empty() {
                true => println!("{}：没有问题，{}个案例都对", policy.id, cases.len()),
                false => println!("{}：\n  {}", policy.id, failures.join("\n  ")),
            }
            failed += failures.len();
        }
        match failed {
            0 => Ok(()),
            _ => bail!("{failed} problems"),
        }
    }
}

impl Diff {
    fn run(self, folder: &DataFolder) -> Result<()> {
        let old = Edition::open(folder, &self.old).with_context(|| format!("opening {}", self.old))?;
        let new = Edition::open(folder, &self.new).with_context(|| format!("opening {}", self.new))?;
        let policies = |edition: &Edition| {
            or_print(EditionPolicies::read(edition.root()))
                .with_context(|| format!("reading {}", edition.name))
        };
        println!("旧：{}\n新：{}\n", old.name, new.name);
        report(&policies(&old)?, &policies(&new)?, self.as_of).iter().for_each(|line| println!("{line}"));
        Ok(())
    }
}
