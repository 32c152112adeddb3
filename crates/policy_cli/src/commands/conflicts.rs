//! `cargo xtask conflicts`

use crate::policies::or_print;
use crate::data_folder::DataFolder;
use anyhow::{Context, Result, bail};
use std::fs;

/// Write docs/conflicts.md: where policies answer the same person differently, and by which words.
///
/// The persons stand in data/policies/persons.toml. Each is evaluated under each policy, each for its
/// own time, and the clauses of the conditions that decided are quoted.
#[derive(clap::Args)]
pub struct Args {
    /// Write nothing; fail when the page is not what would be written.
    #[arg(long)]
    check: bool,
}

const PAGE: &str = "docs/conflicts.md";

impl Args {
    pub fn run(self, folder: &DataFolder) -> Result<()> {
        let path = folder.root.join(PAGE);
        let page = or_print(policy_audit::conflicts::page(&folder.root))?;
        let is_current = fs::read_to_string(&path).is_ok_and(|written| written == page);
        match (self.check, is_current) {
            (_, true) => println!("{PAGE} is current"),
            (true, false) => bail!("{PAGE} is stale: run `cargo xtask conflicts`"),
            (false, false) => {
                fs::write(&path, page).with_context(|| format!("writing {}", path.display()))?;
                println!("{PAGE} is written");
            }
        }
        Ok(())
    }
}
