//! `cargo xtask cases` prints every case with the outcome that the rules give, so that an officer sees what
//! the rules do.

use crate::data_folder::DataFolder;
use crate::policies::{or_print, policies};
use crate::table::Table;
use anyhow::{Result, bail};
use data_compiler::policies::cases::read_cases;
use eligibility::evaluate;

/// Show every case of every policy: person, day, outcome, and whether the policy returns that outcome.
#[derive(clap::Args)]
pub struct Args {
    /// Only the policy with this id.
    #[arg(long)]
    only: Option<String>,
}

impl Args {
    pub fn run(self, folder: &DataFolder) -> Result<()> {
        let mut failed = 0;
        for policy in policies(folder)? {
            if self.only.as_ref().is_some_and(|only| *only != policy.id) {
                continue;
            }
            let cases = or_print(read_cases(&folder.root, &policy))?;
            let mut table = Table::with_head(["", "day", "outcome", "next", "story"]);
            let mut failed_here = 0;
            for case in &cases {
                let differences = case.differences(&policy);
                let verdict = evaluate(&policy, &case.answers, case.as_of);
                let next = verdict.path.next.map_or("–", |fact| policy.facts[fact].id.as_str());
                table.row([
                    if differences.is_empty() { "pass" } else { "FAIL" }.to_owned(),
                    case.as_of.to_string(),
                    verdict.outcome.as_str().to_owned(),
                    next.to_owned(),
                    case.story.clone(),
                ]);
                for difference in &differences {
                    table.row([String::new(), format!("line {}", case.line), difference.clone()]);
                }
                failed_here += usize::from(!differences.is_empty());
            }
            println!("{}\n\n{table}", policy.name);
            println!("{}: {} cases, {} pass\n", policy.id, cases.len(), cases.len() - failed_here);
            failed += failed_here;
        }
        match failed {
            0 => Ok(()),
            _ => bail!("{failed} cases do not come out as told"),
        }
    }
}
