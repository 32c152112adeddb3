//! The commands: one file each.
//!
//! The file of a command defines `pub struct Args` (a [`clap::Args`] whose doc comment is the help text)
//! with `pub fn run(self, folder: &DataFolder) -> Result<()>`.

use crate::data_folder::DataFolder;
use anyhow::Result;

macro_rules! commands {
    ($($file:ident => $name:ident,)*) => {
        $(mod $file;)*

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
