//! `cargo xtask bench`

mod module;
mod context;

use crate::project::Project;
use crate::ship;
use crate::tools::debian;
use anyhow::Result;
use module::Module;
use context::BenchContext;

/// The production server.
const SERVER: [&str; 2] = ["nginx", "libnginx-mod-http-brotli-static"];

/// Measure the product beside the usual alternatives, and write the tables of docs/bench.md.
///
/// Installs the peers from npm into bench/node_modules. bench/README.md describes the comparisons and the
/// configuration of the peers.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// The search, keystroke by keystroke at a sixth of the processor's speed, beside five engines.
    Search,
    /// Verdicts per second over the golden cases, beside json-rules-engine and publicodes.
    Rules,
    /// Time until the page is visible and interactive on three phones, beside a minimal page and peers.
    Load {
        /// Use the existing dist/.
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
