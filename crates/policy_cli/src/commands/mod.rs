//! The commands: one file each.
//!
//! The file of a command defines `pub struct Args` (a [`clap::Args`] whose doc comment is the help text)
//! with `pub fn run(self, folder: &DataFolder) -> Result<()>`.

// Outside the macro, in which rustfmt finds no modules.
mod cases;
mod conflicts;
mod coverage;
mod definition_terms;
mod directory;
mod mutate_policy;
mod policy;
mod prove;
mod search_quality;
mod situations;
mod taps;

use crate::data_folder::DataFolder;
use anyhow::Result;

macro_rules! commands {
    ($($file:ident => $name:ident,)*) => {
        #[derive(clap::Subcommand)]
        pub enum Command {
            $($name($file::Args),)*
        }

        impl Command {
            pub fn run(self, folder: &DataFolder) -> Result<()> {
                match self {
                    $(Self::$name(arguments) => arguments.run(folder),)*
                }
            }
        }
    };
}

commands! {
    cases => Cases,
    conflicts => Conflicts,
    coverage => Coverage,
    definition_terms => DefinitionTerms,
    directory => Directory,
    mutate_policy => MutatePolicy,
    policy => Policy,
    prove => Prove,
    search_quality => SearchQuality,
    situations => Situations,
    taps => Taps,
}
