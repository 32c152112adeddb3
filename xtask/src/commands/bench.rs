//! `cargo xtask bench`

mod module;
mod workshop;

use crate::project::Project;
use anyhow::Result;
use module::Feature;
use workshop::Workshop;

/// Measure beside what one would otherwise use, and write the tables of docs/bench.md.
///
/// Fetches the peers from npm into bench/node_modules. What is compared with what, and how the peers
/// are set up, stands in bench/README.md.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// The look-up, keystroke by keystroke at a sixth of the processor's speed, beside five engines.
    Search,
    /// Verdicts per second over the golden cases, beside json-rules-engine and publicodes.
    Rules,
}

impl Args {
    pub fn run(self, project: &Project) -> Result<()> {
        let workshop = Workshop::open(project)?;
        workshop.prepare()?;
        match self.what {
            What::Search => {
                module::build(&workshop, Feature::Search)?;
                workshop.measure("search")
            }
            What::Rules => {
                module::build(&workshop, Feature::Rules)?;
                workshop.judge_natively()?;
                workshop.measure("rules")
            }
        }
    }
}
