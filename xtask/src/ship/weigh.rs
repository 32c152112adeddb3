//! Measures the code size of each crate in the wasm chunks.

use super::split;
use crate::project::Project;
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use walrus::{FunctionKind, Module};

/// Prints code bytes by crate for the last shipped build, measured before wasm-opt, which removes the names.
/// Data and imports are not included.
pub fn weigh(project: &Project) -> Result<()> {
    let mut parts = Vec::new();
    for path in split::parts_with_names(&project.target.join("ship")) {
        parts.push(by_crate(&path)?);
    }
    let crates: BTreeSet<&String> = parts.iter().flat_map(BTreeMap::keys).collect();
    let mut crates: Vec<&String> = crates.into_iter().collect();
    let weights = |name: &str| -> Vec<usize> {
        parts.iter().map(|part| part.get(name).copied().unwrap_or(0)).collect()
    };
    crates.sort_by_key(|name| std::cmp::Reverse(weights(name).iter().sum::<usize>()));
    println!("{:>9} {:>9} {:>9} {:>9}  code of the crate, raw", "check", "directory", "extras", "handwrit.");
    for name in crates {
        for weight in weights(name) {
            print!("{weight:>9} ");
        }
        println!(" {name}");
    }
    Ok(())
}

fn by_crate(path: &Path) -> Result<BTreeMap<String, usize>> {
    let module = Module::from_file(path)?;
    let mut weights = BTreeMap::new();
    for function in module.funcs.iter() {
        let FunctionKind::Local(body) = &function.kind else { continue };
        let name = function.name.as_deref().unwrap_or_default();
        // These functions describe types to wasm-bindgen and are not in its output.
        if !name.starts_with("__wbindgen_describe") && !name.contains("WasmDescribe") {
            let weight = body.original_range.as_ref().map_or(0, |range| range.len());
            *weights.entry(crate_of(name).unwrap_or("(without a name)").to_owned()).or_default() += weight;
        }
    }
    Ok(weights)
}

/// Returns the first crate in a mangled name (Rust's v0 mangling): `Cs`, a disambiguator, `_`, the length of
/// its name, its name.
fn crate_of(mangled: &str) -> Option<&str> {
    let path = mangled.strip_prefix("_R")?;
    let root = &path[path.find("Cs")? + 2..];
    let (_, named) = root.split_once('_')?;
    let digits = named.find(|sign: char| !sign.is_ascii_digit())?;
    let length: usize = named[..digits].parse().ok()?;
    // A name that begins with a digit or `_` is preceded by another `_`.
    named[digits..].trim_start_matches('_').get(..length)
}

#[cfg(test)]
mod tests {
    use super::crate_of;

    #[test]
    fn a_name_tells_its_crate() {
        assert_eq!(crate_of("_RNvNtCsdYvhNbpvS8n_10qilu_green5state6update"), Some("qilu_green"));
        let of_an_implementation = "_RNvMs6_NtCskRoZXR6uQ5t_9hashbrown3rawINtB6_8RawTablejE";
        assert_eq!(crate_of(of_an_implementation), Some("hashbrown"));
        assert_eq!(crate_of("main"), None);
    }
}
