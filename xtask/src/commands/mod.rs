//! The commands: one file each, one line here.
//!
//! A command's file defines `pub struct Args` (a [`clap::Args`] whose doc comment is the help text)
//! with `pub fn run(self, project: &Project) -> Result<()>`.

use crate::project::Project;
use anyhow::Result;

macro_rules! commands {
    ($($file:ident => $name:ident,)*) => {
        $(mod $file;)*

        /// What can be asked for.
        #[derive(clap::Subcommand)]
        pub enum Command {
            $($name($file::Args),)*
        }

        impl Command {
            /// Does it.
            pub fn run(self, project: &Project) -> Result<()> {
                match self {
                    $(Self::$name(arguments) => arguments.run(project),)*
                }
            }
        }
    };
}

commands! {
    bench => Bench,
    build => Build,
    bundle => Bundle,
    cases => Cases,
    conflicts => Conflicts,
    coverage => Coverage,
    directory => Directory,
    mutate_policy => MutatePolicy,
    nginx => Nginx,
    policy => Policy,
    prove => Prove,
    screenshots => Screenshots,
    search_quality => SearchQuality,
    serve => Serve,
    test => Test,
}
