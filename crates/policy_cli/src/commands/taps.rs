//! `cargo xtask taps` prints the effort of a check, so that no new question makes it too long.

use crate::data_folder::DataFolder;
use crate::policies::or_print;
use anyhow::Result;
use data_compiler::policies::compile_policy;
use policy_audit::effort::{Effort, efforts, median_and_worst};

/// Print the taps and the characters between the start page and the verdict, for all cases of a policy.
#[derive(clap::Args)]
pub struct Args {
    /// The policy.
    #[arg(default_value = "qilu-green")]
    policy: String,
}

impl Args {
    pub fn run(self, folder: &DataFolder) -> Result<()> {
        let policy = or_print(compile_policy(&folder.root, &self.policy))?;
        let mut efforts = or_print(efforts(&folder.root, &policy))?;
        efforts.sort_by_key(|effort| (effort.taps, effort.characters));
        println!("taps  questions  characters");
        for Effort { story, taps, characters, questions } in &efforts {
            println!("{taps:4}  {questions:9}  {characters:10}  {story}");
        }
        let (median, worst) = median_and_worst(efforts.iter().map(|effort| effort.taps));
        println!("taps: median {median}, worst {worst}");
        let (median, worst) = median_and_worst(efforts.iter().map(|effort| effort.characters));
        println!("characters: median {median}, worst {worst}");
        Ok(())
    }
}
