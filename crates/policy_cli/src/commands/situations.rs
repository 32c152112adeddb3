//! `cargo xtask situations` writes docs/situations.md, the stories of people with the verdict of the rules.

use crate::data_folder::DataFolder;
use crate::policies::or_print;
use anyhow::{Context, Result, bail};
use policy_audit::Language;
use std::fs;

/// Write docs/situations.md: real people, the verdict of the rules, and what the sources settle.
///
/// The stories are in data/policies/qilu-green/situations.toml, as of the day of the rules' edition.
#[derive(clap::Args)]
pub struct Args {
    /// Write nothing; fail when the page is not what would be written.
    #[arg(long)]
    check: bool,
}

const PAGE: &str = "docs/situations.md";

impl Args {
    pub fn run(self, folder: &DataFolder) -> Result<()> {
        let path = folder.root.join(PAGE);
        let page = or_print(policy_audit::situations::page(&folder.root, Language::English))?;
        let is_current = fs::read_to_string(&path).is_ok_and(|written| written == page);
        match (self.check, is_current) {
            (_, true) => println!("{PAGE} is current"),
            (true, false) => bail!("{PAGE} is stale: run `cargo xtask situations`"),
            (false, false) => {
                fs::write(&path, page).with_context(|| format!("writing {}", path.display()))?;
                println!("{PAGE} is written");
            }
        }
        Ok(())
    }
}
