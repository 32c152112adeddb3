//! `cargo xtask mutate-policy` finds rules that no case tests, by altering them.

use crate::data_folder::DataFolder;
use crate::policies::or_print;
use crate::table::Table;
use anyhow::{Result, bail};
use policy_audit::mutation::{Detection, Kind, Mutation, mutate};

/// Alter each condition, boundary, option and citation of a policy, one at a time: a case must fail.
///
/// Undetected mutants must be listed, with a reason, in the policy's survivors.toml.
#[derive(clap::Args)]
pub struct Args {
    /// The id of the policy.
    #[arg(default_value = "qilu-green")]
    policy: String,
    /// Print every mutant with the check that detected it.
    #[arg(long)]
    all: bool,
}

impl Args {
    pub fn run(self, folder: &DataFolder) -> Result<()> {
        let mutation = or_print(mutate(&folder.root, &self.policy))?;
        if self.all {
            print_all(&mutation);
        }
        print_counts(&mutation);
        for tested in &mutation.tested {
            if let Detection::Not(Some(reason)) = &tested.detection {
                println!("survives: {} ({reason})", tested.id);
            }
        }
        for tested in mutation.unexplained() {
            println!("UNNOTICED: {}", tested.id);
        }
        for id in &mutation.stale {
            println!("no longer a survivor, remove it from survivors.toml: {id}");
        }
        if !mutation.is_sound() {
            bail!(
                "add a case that notices each mutant above, or write it into survivors.toml of the policy with its reason"
            );
        }
        Ok(())
    }
}

fn print_counts(mutation: &Mutation) {
    let mut table = Table::with_head(["", "mutants", "by a case", "by the build", "survive"]);
    let row = |name: &str, kinds: &[Kind]| {
        let of = |wanted: &dyn Fn(&Detection) -> bool| {
            let tested = mutation.tested.iter();
            tested
                .filter(|tested| kinds.contains(&tested.kind) && wanted(&tested.detection))
                .count()
                .to_string()
        };
        [
            name.to_owned(),
            of(&|_| true),
            of(&|detection| matches!(detection, Detection::ByCase(_))),
            of(&|detection| matches!(detection, Detection::ByBuild(_))),
            of(&|detection| matches!(detection, Detection::Not(_))),
        ]
    };
    for kind in Kind::ALL {
        table.row(row(kind.as_str(), &[kind]));
    }
    table.row(row("all", &Kind::ALL));
    println!("{table}");
}

fn print_all(mutation: &Mutation) {
    for tested in &mutation.tested {
        let by = match &tested.detection {
            Detection::ByBuild(code) => code.as_str().to_owned(),
            Detection::ByCase(case) => mutation.cases[*case].story.clone(),
            Detection::Not(_) => "nothing".to_owned(),
        };
        println!("{} <- {by}", tested.id);
    }
    println!();
}
