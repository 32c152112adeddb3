//! `cargo xtask bench` measures the product beside the usual alternatives (docs/bench.md).

mod context;
mod module;

use crate::project::Project;
use crate::ship;
use crate::tools::debian;
use anyhow::Result;
use context::BenchContext;
use module::Module;

/// The production server.
const SERVER: [&str; 2] = ["nginx", "libnginx-mod-http-brotli-static"];

/// Measure the product beside the usual alternatives, and write the tables of docs/bench.md.
///
/// Installs the peers from npm into bench/node_modules. bench/README.md describes the comparisons and the
/// configuration of the peers.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    subcommand: Subcommand,
}

#[derive(clap::Subcommand)]
enum Subcommand {
    /// The search beside seven engines: its success, and keystroke by keystroke at a sixth of the processor's
    /// speed.
    Search {
        /// Measure only the success, which does not depend on the load of the machine.
        #[arg(long)]
        success: bool,
    },
    /// Verdicts per second over the golden cases, beside json-rules-engine and publicodes.
    Rules,
    /// Time until the page is visible and interactive on three phones, beside a minimal page and peers.
    Load {
        /// Use the existing dist/.
        #[arg(long)]
        no_build: bool,
    },
    /// The waiting of a person from the first question to the verdict, the directory's first keystroke, and
    /// repeated visits, on three phones, beside two peers. Uses the existing dist/.
    Waiting {
        /// Serve over TLS and HTTP/2.
        #[arg(long)]
        tls: bool,
        /// The number of visits of each site on each phone.
        #[arg(long, default_value_t = 3)]
        visits: u32,
    },
    /// The bytes of a visit, and the visits per second that nginx serves. Uses the existing dist/.
    Cost,
}

impl Args {
    pub fn run(self, project: &Project) -> Result<()> {
        let context = BenchContext::open(project)?;
        context.prepare()?;
        match self.subcommand {
            Subcommand::Search { success } => {
                module::build(&context, Module::Search)?;
                context.measure("search", if success { &["success"] } else { &[] })
            }
            Subcommand::Rules => {
                module::build(&context, Module::Rules)?;
                context.judge_natively()?;
                context.measure("rules", &[])
            }
            Subcommand::Load { no_build } => {
                if !no_build {
                    let assets = ship::build_release(project, false)?;
                    ship::report(project, &assets, false)?;
                }
                debian::ensure(&SERVER)?;
                module::build(&context, Module::Hello)?;
                context.measure("load", &[])
            }
            Subcommand::Waiting { tls, visits } => {
                debian::ensure(&SERVER)?;
                context.measure("waiting", &[if tls { "tls" } else { "http" }, &visits.to_string()])
            }
            Subcommand::Cost => {
                debian::ensure(&SERVER)?;
                debian::ensure(&["wrk"])?;
                context.measure("cost", &[])
            }
        }
    }
}
