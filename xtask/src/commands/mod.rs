//! The commands: one file each, one line here.
//!
//! The file of a command defines `pub struct Args` (a [`clap::Args`] whose doc comment is the help text)
//! with `pub fn run(self, project: &Project) -> Result<()>`.
//!
//! Commands after `release:` need the full program; without the feature `release` they start it.

// Outside the macro, in which rustfmt finds no modules.
#[cfg(feature = "release")]
mod bench;
#[cfg(feature = "release")]
mod build;
mod bundle;
mod check;
#[cfg(not(feature = "release"))]
mod full_program;
mod fuzz;
mod handwriting;
mod nginx;
mod policy_cli;
#[cfg(feature = "release")]
mod screenshots;
mod serve;
#[cfg(feature = "release")]
mod test;

use crate::project::Project;
use anyhow::Result;

macro_rules! commands {
    (
        $($file:ident => $name:ident,)*
        ; $($release_file:ident => $about:literal $release_name:ident,)*
        ; $($alias_about:literal $alias:ident = $alias_name:literal,)*
    ) => {
        #[derive(clap::Subcommand)]
        pub enum Command {
            $($name($file::Args),)*
            $(
                #[cfg(feature = "release")]
                $release_name($release_file::Args),
                #[cfg(not(feature = "release"))]
                #[doc = $about]
                $release_name(full_program::Args),
            )*
            $(#[doc = $alias_about] $alias(policy_cli::Args),)*
        }

        impl Command {
            /// Runs the command.
            pub fn run(self, project: &Project) -> Result<()> {
                match self {
                    $(Self::$name(arguments) => arguments.run(project),)*
                    $(Self::$release_name(arguments) => arguments.run(project),)*
                    $(Self::$alias(arguments) => arguments.run($alias_name, project),)*
                }
            }
        }
    };
}

commands! {
    serve => Serve,
    check => Check,
    bundle => Bundle,
    nginx => Nginx,
    fuzz => Fuzz,
    handwriting => Handwriting,
    ;
    build => "Build the shipped form into dist/ and print the sizes" Build,
    test => "Check everything: what `check` does, the shipped build, browsers" Test,
    screenshots => "Take pictures of every state in tests/browser/states.json" Screenshots,
    bench => "Measure search, rules and page load beside alternatives (docs/bench.md)" Bench,
    ;
    "For the policy officer: check the policies, look at their cases, compare two editions" Policy = "policy",
    "Show every case of every policy and whether its outcome is as expected" Cases = "cases",
    "Write docs/coverage.md: the use of each sentence of the notice" Coverage = "coverage",
    "Prove every policy by trying all combinations of answers" Prove = "prove",
    "Alter one element of a policy at a time: a case must notice" MutatePolicy = "mutate-policy",
    "Write docs/conflicts.md: where policies answer the same person differently" Conflicts = "conflicts",
    "Write docs/situations.md: real people, and the verdict of the rules" Situations = "situations",
    "Print the taps and characters from the start page to the verdict, for all cases" Taps = "taps",
    "Write data/occupations/definition-terms.csv from a table of official definitions" DefinitionTerms = "definition-terms",
    "For the policy officer: import the official directory of occupations" Directory = "directory",
    "Measure how often the look-up finds the expected occupation" SearchQuality = "search-quality",
}
