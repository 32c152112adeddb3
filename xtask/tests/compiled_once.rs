//! `cargo xtask check` compiles each crate once for this machine: the program itself, the build scripts and
//! the tests ask for the same features, and the profile has the same settings for all of them.
//!
//! A crate with one other feature is compiled again, and so are all crates that use it. The manifests of
//! `xtask`, `data_compiler` and the root name features for this reason only.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// Small crates in two forms, which no crate of ours uses directly.
const TWICE: [&str; 3] = ["hashbrown", "indexmap", "phf_shared"];

/// The features of `xtask/src/tools/cargo.rs`.
const FEATURES: [&str; 3] = ["--no-default-features", "--features", "qilu-green/csr,qilu-green/prerender"];

/// Returns what Cargo would compile for this machine: by crate, each form as its features and profile.
fn compiled(arguments: &[&str]) -> BTreeMap<String, Vec<String>> {
    let mut command = Command::new(env!("CARGO"));
    command
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .args(arguments)
        .args(["--unit-graph", "-Zunstable-options"])
        // Lets the stable Cargo print its plan, for this call only.
        .env("RUSTC_BOOTSTRAP", "1");
    let output = command.output().expect("cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let plan: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for unit in plan["units"].as_array().expect("units") {
        let is_script = unit["target"]["kind"][0] == "custom-build";
        if unit["mode"] == "build" && unit["platform"].is_null() && !is_script {
            let profile = &unit["profile"];
            let form = format!("{} {} {}", unit["features"], profile["opt_level"], profile["debuginfo"]);
            found.entry(format!("{} {}", unit["pkg_id"], unit["target"]["name"])).or_default().push(form);
        }
    }
    found
}

fn is_exempt(name: &str) -> bool {
    TWICE.iter().any(|exempt| name.ends_with(&format!("\"{exempt}\"")))
}

#[test]
fn each_crate_is_compiled_once_for_the_tests_and_the_program() {
    let tests = compiled(&[&["test", "--workspace", "--exclude", "bench-*"][..], &FEATURES].concat());
    assert!(tests.len() > 200, "{} crates", tests.len());
    let twice: BTreeSet<&String> = tests
        .iter()
        .filter(|(name, forms)| forms.len() > 1 && !is_exempt(name))
        .map(|(name, _)| name)
        .collect();
    assert!(twice.is_empty(), "compiled twice: {twice:#?}");

    let program = compiled(&["build", "--package", "xtask", "--no-default-features"]);
    assert!(program.len() > 100, "{} crates", program.len());
    for (name, forms) in program.iter().filter(|(name, _)| !is_exempt(name)) {
        assert_eq!(Some(forms), tests.get(name), "the program and the tests compile {name} in two forms");
    }
}
