//! The widget as WebAssembly, and the JavaScript glue that belongs to it.

use super::short_imports::ShortNames;
use super::{Asset, BuildContext, BuildMode, Role, reorder_functions, split};
use crate::project::Project;
use crate::tools::{cargo, process};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::PathBuf;
use wasm_bindgen_cli_support::Bindgen;

/// Keeps out what engines older than Chrome 96 cannot load. These flags break builds that are not
/// stripped, so they stay with the shipped form (docs/decisions/0001-how-the-shipped-form-is-built.md).
const OLD_ENGINES: &str = "-Ctarget-feature=-reference-types,-multivalue";

/// A panic is a trap and nothing else: no message, no code that would write one, nor write out values
/// or places of the source for it.
const SILENT_PANIC: &str =
    "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";

/// The standard library built with the widget, for size
/// (docs/decisions/0005-our-own-standard-library.md).
const OWN_LIBRARY: [&str; 2] = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/// Turns what the compiler still writes for newer engines into what old ones know, then shrinks it.
const OPTIMISE: [&str; 18] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--signext-lowering",
    "--llvm-memory-copy-fill-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    // A function written once packs better than its body in the middle of another.
    "--one-caller-inline-max-function-size=0",
    // A common expression stands out of a pattern that packs well.
    "--skip-pass=local-cse",
    // Taken apart and put together again, control flow comes out shorter; the second time a little more so.
    "--flatten",
    "--rereloop",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "--converge",
    "-Oz",
];

/// What is compiled: a package, what of it, the features its shipped form has besides, and the file it
/// becomes.
struct Compiled {
    package: &'static str,
    part: &'static str,
    features: &'static str,
    file: &'static str,
}

const WIDGET: Compiled =
    Compiled { package: "qilu-green", part: "--bin=qilu-green", features: "cut", file: "qilu-green.wasm" };
const MODULE: Compiled =
    Compiled { package: "js_module", part: "--lib", features: "", file: "js_module.wasm" };

/// The widget's files.
pub struct Widget {
    /// What a check needs; everything, where it is not cut.
    pub wasm: Asset,
    /// The rest, in the order in which it is added.
    pub further: Vec<Asset>,
    /// Source of the glue.
    pub glue: String,
}

/// Builds the wasm and writes the glue.
pub fn build(project: &Project, context: &BuildContext) -> Result<Widget> {
    let compiled = compile(project, context.mode, WIDGET)?;
    if context.mode == BuildMode::Dev {
        let (wasm, glue) = bind(Bindgen::new().input_path(&compiled))?;
        return Ok(Widget { wasm: Asset::hashed(Role::Wasm, "app.wasm", wasm), further: Vec::new(), glue });
    }
    let parts = split::split(&compiled, &context.folder)?;
    let (wasm, glue) = bind(Bindgen::new().input_module("app", parts.first))?;
    let wasm = optimise(context, "app", wasm)?;
    let later = optimise(context, "later", parts.later)?;
    let last = optimise(context, "last", parts.last)?;
    Ok(Widget {
        wasm: Asset::hashed(Role::Wasm, "app.wasm", wasm),
        further: vec![
            Asset::hashed(Role::Later, "later.wasm", later),
            Asset::hashed(Role::Last, "last.wasm", last),
        ],
        glue,
    })
}

/// The wasm of the ES module in its shipped form, and the source of its glue, by the same recipe.
pub fn module(project: &Project, context: &BuildContext) -> Result<(Vec<u8>, String)> {
    let compiled = compile(project, BuildMode::Release, MODULE)?;
    let (wasm, glue) = bind(Bindgen::new().input_module("module", split::whole(&compiled)?))?;
    Ok((optimise(context, "module", wasm)?, glue))
}

fn compile(project: &Project, mode: BuildMode, what: Compiled) -> Result<PathBuf> {
    cargo::ensure_wasm_target(&project.root)?;
    let (profile, folder) = match mode {
        BuildMode::Release => ("shipped", "shipped"),
        BuildMode::Dev => ("dev", "debug"),
    };
    let mut command = cargo::command();
    command.current_dir(&project.root).args([
        "build",
        "--package",
        what.package,
        what.part,
        "--target",
        cargo::WASM,
        "--profile",
        profile,
    ]);
    if mode == BuildMode::Release {
        cargo::ensure_library_source(&project.root)?;
        command
            .args(OWN_LIBRARY)
            .args(["--features", what.features])
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
                [OLD_ENGINES, SILENT_PANIC, split::LINKED_FOR_IT].join(" "),
            )
            // Lets the stable compiler take the flags above; for this one build only.
            .env("RUSTC_BOOTSTRAP", "1");
    }
    process::run(&mut command)?;
    Ok(project.target.join(cargo::WASM).join(folder).join(what.file))
}

fn bind(bindgen: &mut Bindgen) -> Result<(Vec<u8>, String)> {
    bindgen
        .no_modules(true)?
        .typescript(false)
        .omit_default_module_path(true)
        // The further parts need the table.
        .keep_lld_exports(true)
        .remove_name_section(true)
        .remove_producers_section(true);
    let mut output = bindgen.generate_output().context("writing the glue with wasm-bindgen")?;
    ensure!(
        output.snippets().values().all(Vec::is_empty) && output.local_modules().is_empty(),
        "a crate brings JavaScript files of its own, which a single classic script cannot import"
    );
    let names = ShortNames::of(output.wasm().imports.iter().map(|import| import.name.clone()));
    let glue = guarded(&names.replace_in(output.js()))?;
    let module = output.wasm_mut();
    split::tidy(module);
    for import in module.imports.iter_mut() {
        if let Some(short) = names.get(&import.name) {
            import.name = short.to_owned();
        }
    }
    Ok((module.emit_wasm(), glue))
}

/// Lets the loader stand between the glue and the widget, to see when a call into it breaks
/// (docs/decisions/0004-what-remains-after-a-panic.md).
fn guarded(glue: &str) -> Result<String> {
    const PLAIN: &str = "wasm = instance.exports;";
    const GUARDED: &str = "wasm = wasm_bindgen.guard(instance.exports);";
    ensure!(
        glue.matches(PLAIN).count() == 1,
        "the glue of this version of wasm-bindgen takes the exports in another way"
    );
    Ok(glue.replace(PLAIN, GUARDED))
}

fn optimise(context: &BuildContext, name: &str, wasm: Vec<u8>) -> Result<Vec<u8>> {
    let Some(packages) = &context.packages else {
        return Ok(wasm);
    };
    let bound = context.folder.join([name, ".bound.wasm"].concat());
    let small = context.folder.join([name, ".wasm"].concat());
    fs::write(&bound, wasm).with_context(|| format!("writing {}", bound.display()))?;
    process::run(packages.program("wasm-opt").args(OPTIMISE).arg(&bound).arg("--output").arg(&small))?;
    let small = fs::read(&small).with_context(|| format!("reading {}", small.display()))?;
    reorder_functions::reorder(&small)
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn the_guard_is_put_in_once_or_not_at_all() {
        let glue = guarded("let wasm;\nwasm = instance.exports;\n").expect("is put in");
        assert_eq!(glue, "let wasm;\nwasm = wasm_bindgen.guard(instance.exports);\n");
        assert!(guarded("wasm = other;").is_err());
    }
}
