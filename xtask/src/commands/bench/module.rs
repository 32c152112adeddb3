//! Crates of bench/ as wasm modules, built with the flags of the shipped wasm.

use super::context::BenchContext;
use crate::ship::build_std;
use crate::tools::{cargo, process};
use anyhow::{Context, Result};
use std::fs;
use wasm_bindgen_cli_support::Bindgen;

/// A crate of bench/ that is compiled to a wasm module.
#[derive(Clone, Copy)]
pub enum Module {
    Search,
    /// The verdict.
    Rules,
    /// The smallest Yew page.
    Hello,
}

impl Module {
    /// Returns the base name of its files.
    fn name(self) -> &'static str {
        match self {
            Self::Search => "search",
            Self::Rules => "rules",
            Self::Hello => "hello",
        }
    }

    fn package(self) -> &'static str {
        match self {
            Self::Search | Self::Rules => "bench-wasm",
            Self::Hello => "bench-hello",
        }
    }

    fn features(self) -> &'static [&'static str] {
        match self {
            Self::Search => &["--no-default-features", "--features", "search"],
            Self::Rules => &["--no-default-features", "--features", "rules"],
            Self::Hello => &[],
        }
    }
}

/// Writes `<name>.wasm` and its glue `<name>.js`.
pub fn build(context: &BenchContext, module: Module) -> Result<()> {
    let root = &context.project.root;
    cargo::ensure_wasm_target(root)?;
    cargo::ensure_library_source(root)?;
    let mut command = cargo::command();
    command
        .current_dir(root)
        .args(["build", "--package", module.package(), "--lib", "--target", cargo::WASM])
        .args(["--profile", "shipped"])
        .args(module.features())
        .args(build_std::BUILD_STD)
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            [build_std::OLD_ENGINES, build_std::IMMEDIATE_ABORT].join(" "),
        )
        // This module is not split, so no names are needed.
        .env("CARGO_PROFILE_SHIPPED_STRIP", "symbols")
        .env("RUSTC_BOOTSTRAP", "1");
    process::run(&mut command)?;

    let file = format!("{}.wasm", module.package().replace('-', "_"));
    let compiled = context.project.target.join(cargo::WASM).join("shipped").join(file);
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
        let path = context.folder.join(format!("{}.{ending}", module.name()));
        fs::write(&path, bytes).with_context(|| format!("writing {}", path.display())).map(|()| path)
    };
    write("js", bound.js().as_bytes())?;
    let bound = write("bound.wasm", &bound.wasm_mut().emit_wasm())?;
    let small = context.folder.join(format!("{}.wasm", module.name()));
    process::run(
        context
            .packages
            .program("wasm-opt")
            .args(build_std::OLD_ENGINES_WASM_OPT)
            .arg("-Oz")
            .arg(bound)
            .arg("--output")
            .arg(small),
    )
}
