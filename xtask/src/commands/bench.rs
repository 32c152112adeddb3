//! `cargo xtask bench`

mod module;
mod workshop;

use crate::project::Project;
use crate::ship::{self, Form};
use crate::tools::debian;
use anyhow::Result;
use module::Module;
use workshop::Workshop;

/// The server of production.
const SERVER: [&str; 2] = ["nginx", "libnginx-mod-http-brotli-static"];

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
    /// How soon the page shows and answers on three phones, beside a floor and peers.
    Load {
        /// Take dist/ as it is.
        #[arg(long)]
        no_build: bool,
    },
}

impl Args {
    pub fn run(self, project: &Project) -> Result<()> {
        let workshop = Workshop::open(project)?;
        workshop.prepare()?;
        match self.what {
            What::Search => {
                module::build(&workshop, Module::Search)?;
                workshop.measure("search")
            }
            What::Rules => {
                module::build(&workshop, Module::Rules)?;
                workshop.judge_natively()?;
                workshop.measure("rules")
            }
            What::Load { no_build } => {
                if !no_build {
                    let assets = ship::build(project, Form::Shipped, false)?;
                    ship::report(project, &assets, false)?;
                }
                debian::ensure(&SERVER)?;
                module::build(&workshop, Module::Hello)?;
                workshop.measure("load")
            }
        }
    }
}
