//! The product's crates as a wasm module for the benches, built by the recipe of the shipped form.

use super::workshop::Workshop;
use crate::tools::{cargo, process};
use anyhow::{Context, Result};
use std::fs;
use wasm_bindgen_cli_support::Bindgen;

/// The part of the product a module holds.
#[derive(Clone, Copy)]
pub enum Feature {
    /// The look-up.
    Search,
    /// The verdict.
    Rules,
}

impl Feature {
    fn name(self) -> &'static str {
        match self {
            Self::Search => "search",
            Self::Rules => "rules",
        }
    }
}

/// As for the shipped widget (docs/decisions/0001-old-engine-recipe.md and
/// 0005-our-own-standard-library.md).
const COMPILER: &str =
    "-Ctarget-feature=-reference-types,-multivalue -Zunstable-options -Cpanic=immediate-abort";
const OWN_LIBRARY: [&str; 2] = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
const OPTIMISE: [&str; 9] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--signext-lowering",
    "--llvm-memory-copy-fill-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "-Oz",
];

/// Writes `<feature>.wasm` and its glue `<feature>.js`.
pub fn build(workshop: &Workshop, feature: Feature) -> Result<()> {
    let root = &workshop.project.root;
    cargo::ensure_wasm_target(root)?;
    cargo::ensure_library_source(root)?;
    let mut command = cargo::command();
    command
        .current_dir(root)
        .args(["build", "--package", "bench-wasm", "--lib", "--target", cargo::WASM])
        .args(["--profile", "shipped", "--no-default-features", "--features", feature.name()])
        .args(OWN_LIBRARY)
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", COMPILER)
        .env("RUSTC_BOOTSTRAP", "1");
    process::run(&mut command)?;

    let compiled = workshop.project.target.join(cargo::WASM).join("shipped/bench_wasm.wasm");
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(&compiled)
        .no_modules(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true);
    let mut bound = bindgen.generate_output().context("writing the glue with wasm-bindgen")?;
    let write = |ending: &str, bytes: &[u8]| {
        let path = workshop.folder.join(format!("{}.{ending}", feature.name()));
        fs::write(&path, bytes).with_context(|| format!("writing {}", path.display())).map(|()| path)
    };
    write("js", bound.js().as_bytes())?;
    let bound = write("bound.wasm", &bound.wasm_mut().emit_wasm())?;
    let small = workshop.folder.join(format!("{}.wasm", feature.name()));
    process::run(workshop.packages.program("wasm-opt").args(OPTIMISE).arg(bound).arg("--output").arg(small))
}
