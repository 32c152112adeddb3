//! `cargo xtask coverage` writes docs/coverage.md, so that no sentence of the notice is without a rule or a
//! reason.

use crate::data_folder::DataFolder;
use crate::policies::or_print;
use anyhow::{Context, Result};
use data_compiler::coverage::{coverage, coverage_page};
use data_compiler::policies::{PolicyIndex, compile_policy};
use std::fs;

/// Write docs/coverage.md: how the rules use each sentence of the notice.
#[derive(clap::Args)]
pub struct Args {}

impl Args {
    pub fn run(self, folder: &DataFolder) -> Result<()> {
        let root = &folder.root;
        let index = or_print(PolicyIndex::read(root).map_err(|problem| vec![problem]))?;
        let policy = or_print(compile_policy(root, &index.main().id))?;
        let covered = or_print(coverage(root, &policy))?;
        let page = coverage_page(&policy, &covered);
        let path = root.join("docs/coverage.md");
        fs::write(&path, page).with_context(|| format!("writing {}", path.display()))?;
        println!("docs/coverage.md：{} 句，一句不漏", covered.sentences.len());
        Ok(())
    }
}
