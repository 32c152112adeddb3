//! `cargo xtask coverage`

use crate::officer::sound;
use crate::project::Project;
use anyhow::{Context, Result};
use data_compiler::policies::{POLICIES, compile_policy};
use data_compiler::coverage::{coverage, coverage_page};
use std::fs;

/// Draw docs/coverage.md: what becomes of every sentence of the notice.
#[derive(clap::Args)]
pub struct Args {}

impl Args {
    pub fn run(self, project: &Project) -> Result<()> {
        let root = &project.root;
        let policy = sound(compile_policy(root, POLICIES[0].id))?;
        let covered = sound(coverage(root, &policy))?;
        let page = coverage_page(&policy, &covered);
        let path = root.join("docs/coverage.md");
        fs::write(&path, page).with_context(|| format!("writing {}", path.display()))?;
        println!("docs/coverage.md：{} 句，一句不漏", covered.sentences.len());
        Ok(())
    }
}
