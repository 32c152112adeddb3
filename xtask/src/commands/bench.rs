//! `cargo xtask bench`

mod module;
mod context;

use crate::project::Project;
use crate::ship;
use crate::tools::debian;
use anyhow::Result;
use module::Module;
use context::BenchContext;

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
        let context = BenchContext::open(project)?;
        context.prepare()?;
        match self.what {
            What::Search => {
                module::build(&context, Module::Search)?;
                context.measure("search")
            }
            What::Rules => {
                module::build(&context, Module::Rules)?;
                context.judge_natively()?;
                context.measure("rules")
            }
            What::Load { no_build } => {
                if !no_build {
                    let assets = ship::build_release(project, false)?;
                    ship::report(project, &assets, false)?;
                }
                debian::ensure(&SERVER)?;
                module::build(&context, Module::Hello)?;
                context.measure("load")
            }
        }
    }
}
