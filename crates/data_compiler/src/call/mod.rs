//! The data for a call: `data/call.toml`, each answer as it is spoken, and `data/offices.toml`, the verified
//! offices.

mod offices;
mod spoken;

use crate::Diagnostic;
use crate::files::DataFiles;
use crate::policies::{PolicyIndex, compile_listed};
use eligibility::Policy;
use eligibility::policy::ChoiceOption;

/// Returns Rust source with the spoken answers and the offices.
///
/// # Errors
/// Every error in the two files, and those of the main policy, whose answers and cities they name.
pub fn compile_call(root: &(impl DataFiles + ?Sized)) -> Result<String, Vec<Diagnostic>> {
    let index = PolicyIndex::read(root).map_err(|problem| vec![problem])?;
    let policy = compile_listed(root, index.main())?;
    let mut problems = Vec::new();
    let spoken = spoken::read(root, &policy, &mut problems);
    let offices = offices::read(root, &policy, &mut problems);
    if problems.is_empty() { Ok(spoken::source(&spoken) + &offices::source(&offices)) } else { Err(problems) }
}

/// Returns the options of the question about the city.
fn city_options(policy: &Policy) -> &[ChoiceOption] {
    policy.fact_index("place").map_or(&[], |fact| policy.facts[fact].kind.options())
}
