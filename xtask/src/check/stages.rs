//! The stages, in execution order.

#[cfg(feature = "release")]
use super::browser;
use super::counts::Count;
use super::node_tests;
use super::scripts;
use crate::project::Project;
use crate::ship;
use crate::tools::{cargo, node, process};
use anyhow::Result;

/// One stage of the checks.
pub struct Stage {
    /// The value of `--only` that selects it.
    pub name: &'static str,
    /// A description.
    pub about: &'static str,
    /// Whether `cargo xtask check` runs it: it takes seconds and needs neither the shipped files nor a
    /// browser.
    pub is_quick: bool,
    /// Runs it. An error is a failure without a count.
    pub run: fn(&Project) -> Result<Count>,
}

/// All stages compiled into this program.
pub const STAGES: &[Stage] = &[
    quick("format", "the code is formatted", format),
    quick("lint", "no warnings, natively and for the browser", lint),
    quick("native", "the native tests but the long ones", native),
    quick("data", "data/ compiles without a diagnostic, and each text is used", data),
    quick("scripts", "types and lints of the scripts", scripts::run),
    quick("node", "the scripts' tests that need neither build nor browser", node_tests::sources),
    slow("long", "the proofs, mutants and walks through the guides: native tests in a module `long`", long),
    #[cfg(feature = "release")]
    slow("build", "the shipped form builds within its budget", build),
    #[cfg(feature = "release")]
    slow("shipped", "the shipped files work in Node and by nginx", node_tests::shipped),
    #[cfg(feature = "release")]
    slow(
        "browser",
        "the shipped form works in Chromium, Chromium 79, Firefox ESR and WebKitGTK",
        browser::run,
    ),
];

const fn quick(name: &'static str, about: &'static str, run: fn(&Project) -> Result<Count>) -> Stage {
    Stage { name, about, is_quick: true, run }
}

const fn slow(name: &'static str, about: &'static str, run: fn(&Project) -> Result<Count>) -> Stage {
    Stage { name, about, is_quick: false, run }
}

fn format(project: &Project) -> Result<Count> {
    cargo_passes(project, &["fmt", "--all", "--check"])
}

fn lint(project: &Project) -> Result<Count> {
    cargo::ensure_wasm_target(&project.root)?;
    const STRICT: &[&str] = &["--", "-D", "warnings"];
    let workspace = [&["clippy", "--workspace", "--all-targets"], cargo::FEATURES, STRICT].concat();
    // Checks code that only compiles for wasm, and the split into chunks.
    let browser =
        ["clippy", "--package", "qilu-green", "--target", cargo::WASM, "--features", "code-splitting"];
    let mut count = cargo_passes(project, &workspace)?;
    count += cargo_passes(project, &[&browser, STRICT].concat())?;
    Ok(count)
}

/// The path of the tests that take many seconds each.
const LONG: &str = "long::";

fn native(project: &Project) -> Result<Count> {
    native_tests(project, &["--", "--skip", LONG])
}

fn long(project: &Project) -> Result<Count> {
    native_tests(project, &["--tests", "--", LONG])
}

/// The variable from which proptest reads the seed of its random inputs.
pub const SEED_VARIABLE: &str = "PROPTEST_RNG_SEED";

/// The seed of the checks, so that a run fails again if it failed before, and only then. New seeds are tried
/// by `cargo xtask fuzz`.
const SEED: &str = "20261128";

/// Runs the native tests that the `selection` selects.
fn native_tests(project: &Project, selection: &[&str]) -> Result<Count> {
    // The templates of handwriting are made from one.
    node::packages(project)?;
    let mut command = cargo::command();
    // The benches have no tests; `lint` compiles them.
    command
        .current_dir(&project.root)
        .env(SEED_VARIABLE, SEED)
        .args(["test", "--workspace", "--exclude", "bench-*", "--no-fail-fast"])
        .args(cargo::FEATURES)
        .args(selection);
    let mut count = Count::default();
    let well = process::follow(&mut command, |line| {
        if let Some(part) = Count::of_cargo(line) {
            count += part;
        }
    })?;
    Ok(count.ended(well))
}

fn data(project: &Project) -> Result<Count> {
    ship::check_data(project)?;
    Ok(Count::PASSED)
}

#[cfg(feature = "release")]
fn build(project: &Project) -> Result<Count> {
    let assets = ship::build_release(project, false)?;
    ship::report(project, &assets, false)?;
    Ok(Count::PASSED)
}

fn cargo_passes(project: &Project, arguments: &[&str]) -> Result<Count> {
    process::run(cargo::command().current_dir(&project.root).args(arguments))?;
    Ok(Count::PASSED)
}
