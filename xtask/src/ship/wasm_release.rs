//! The shipped wasm: optimized for size, split into chunks, compatible with old engines.

use super::build_std::{BUILD_STD, IMMEDIATE_ABORT, NO_DEBUG_OUTPUT, OLD_ENGINES, OLD_ENGINES_WASM_OPT};
use super::wasm::{Widget, bind, for_loader};
use super::{Asset, BuildContext, Role, reorder_functions, split};
use crate::project::Project;
use crate::tools::{cargo, process};
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;
use wasm_bindgen_cli_support::Bindgen;

/// The options of wasm-opt that optimize for size.
const OPTIMIZE: [&str; 10] = [
    // A function of its own compresses better than its inlined body.
    "--one-caller-inline-max-function-size=0",
    // Common subexpressions break patterns that compress well.
    "--skip-pass=local-cse",
    // Flattened and rebuilt control flow is shorter; a second round gains a little more.
    "--flatten",
    "--rereloop",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "--converge",
    "-Oz",
];

/// A crate to compile.
struct Target {
    package: &'static str,
    /// The argument that selects the binary or the library.
    artifact: &'static str,
    features: &'static str,
    /// The name of the compiled file.
    file: &'static str,
}

const WIDGET: Target = Target {
    package: "qilu-green",
    artifact: "--bin=qilu-green",
    features: "code-splitting",
    file: "qilu-green.wasm",
};
const JS_MODULE: Target =
    Target { package: "js_module", artifact: "--lib", features: "", file: "js_module.wasm" };

/// Builds the widget's wasm in chunks, and its glue.
pub fn build(project: &Project, context: &BuildContext) -> Result<Widget> {
    let compiled = compile(project, &WIDGET)?;
    let chunks = split::split(&compiled, &context.folder)?;
    let (wasm, glue) = bind(Bindgen::new().input_module("app", chunks.first))?;
    let glue = for_loader(&glue)?;
    let wasm = optimize(context, "app", wasm)?;
    let directory = optimize(context, "app-directory", chunks.directory)?;
    let extras = optimize(context, "app-extras", chunks.extras)?;
    let handwriting = optimize(context, "app-handwriting", chunks.handwriting)?;
    Ok(Widget {
        wasm: Asset::hashed(Role::Wasm, "app.wasm", wasm),
        further: vec![
            Asset::hashed(Role::DirectoryChunk, "app-directory.wasm", directory),
            Asset::hashed(Role::ExtrasChunk, "app-extras.wasm", extras),
            Asset::hashed(Role::HandwritingChunk, "app-handwriting.wasm", handwriting),
        ],
        glue,
    })
}

/// Builds the wasm of the ES module, and the source of its glue.
pub fn js_module(project: &Project, context: &BuildContext) -> Result<(Vec<u8>, String)> {
    let compiled = compile(project, &JS_MODULE)?;
    let (wasm, glue) = bind(Bindgen::new().input_module("module", split::whole(&compiled)?))?;
    Ok((optimize(context, "module", wasm)?, glue))
}

fn compile(project: &Project, target: &Target) -> Result<PathBuf> {
    cargo::ensure_wasm_target(&project.root)?;
    cargo::ensure_library_source(&project.root)?;
    let mut command = cargo::command();
    command
        .current_dir(&project.root)
        .args(["build", "--package", target.package, target.artifact, "--target", cargo::WASM])
        .args(["--profile", "shipped"])
        .args(BUILD_STD)
        .args(["--features", target.features])
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            [OLD_ENGINES, IMMEDIATE_ABORT, NO_DEBUG_OUTPUT, split::LINK_FLAGS].join(" "),
        )
        // Lets the stable compiler accept the unstable flags above, for this build only.
        .env("RUSTC_BOOTSTRAP", "1");
    process::run(&mut command)?;
    Ok(project.target.join(cargo::WASM).join("shipped").join(target.file))
}

fn optimize(context: &BuildContext, name: &str, wasm: Vec<u8>) -> Result<Vec<u8>> {
    let Some(packages) = &context.packages else {
        return Ok(wasm);
    };
    let wasm = split::without_label_names(&wasm)?;
    let bound = context.folder.join([name, ".bound.wasm"].concat());
    let small = context.folder.join([name, ".wasm"].concat());
    fs::write(&bound, wasm).with_context(|| format!("writing {}", bound.display()))?;
    process::run(
        packages
            .program("wasm-opt")
            .args(OLD_ENGINES_WASM_OPT)
            .args(OPTIMIZE)
            .arg(&bound)
            .arg("--output")
            .arg(&small),
    )?;
    let small = fs::read(&small).with_context(|| format!("reading {}", small.display()))?;
    reorder_functions::reorder(&small)
}
