//! `cargo xtask conflicts` writes docs/conflicts.md, the typical persons for whom policies differ.

use crate::data_folder::DataFolder;
use crate::policies::or_print;
use anyhow::{Context, Result, bail};
use policy_audit::Language;
use std::fs;

/// Write docs/conflicts.md: cases that several policies answer differently, and the clauses that cause it.
///
/// Evaluates each person of data/policies/persons.toml under each policy, as of the day of its edition (an
/// archived policy: at most its last day), and quotes the clauses of the conditions that decided.
#[derive(clap::Args)]
pub struct Args {
    /// Write nothing; fail if the page is out of date.
    #[arg(long)]
    check: bool,
}

const PAGE: &str = "docs/conflicts.md";

impl Args {
    pub fn run(self, folder: &DataFolder) -> Result<()> {
        let path = folder.root.join(PAGE);
        let page = or_print(policy_audit::conflicts::page(&folder.root, Language::English))?;
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
