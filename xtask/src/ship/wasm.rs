//! The widget as WebAssembly, and its wasm-bindgen glue.

use super::short_imports::ShortNames;
use super::{Asset, Role};
use crate::project::Project;
use crate::tools::{cargo, process};
use anyhow::{Context, Result, ensure};
use walrus::{ElementItems, Module};
use wasm_bindgen_cli_support::Bindgen;

/// The wasm files of the widget and their glue.
pub struct Widget {
    /// The first chunk, or everything if the wasm is not split.
    pub wasm: Asset,
    /// The further chunks, in the order in which they are loaded.
    pub further: Vec<Asset>,
    /// The source of the glue.
    pub glue: String,
}

/// Builds the development wasm: one file, with panic messages on the console.
pub fn build_dev(project: &Project) -> Result<Widget> {
    cargo::ensure_wasm_target(&project.root)?;
    let mut command = cargo::command();
    command.current_dir(&project.root).args([
        "build",
        "--package=qilu-green",
        "--bin=qilu-green",
        "--target",
        cargo::WASM,
    ]);
    // wasm-bindgen would spend most of its time on debug information that nothing reads.
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Cdebuginfo=0");
    process::run(&mut command)?;
    let compiled = project.target.join(cargo::WASM).join("debug/qilu-green.wasm");
    let (wasm, glue) = bind(Bindgen::new().input_path(&compiled))?;
    Ok(Widget { wasm: Asset::hashed(Role::Wasm, "app.wasm", wasm), further: Vec::new(), glue })
}

/// Runs wasm-bindgen and shortens the names of the imports. Returns the wasm and the glue.
pub fn bind(bindgen: &mut Bindgen) -> Result<(Vec<u8>, String)> {
    bindgen
        .no_modules(true)?
        .typescript(false)
        .omit_default_module_path(true)
        // The further chunks need the table.
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
    remove_tool_items(module);
    for import in module.imports.iter_mut() {
        if let Some(short) = names.get(&import.name) {
            import.name = short.to_owned();
        }
    }
    Ok((module.emit_wasm(), glue))
}

/// Wraps the exports in the loader, so that it detects a trap in the widget
/// (docs/decisions/0004-fallback-after-a-panic.md).
fn guarded(glue: &str) -> Result<String> {
    const PLAIN: &str = "wasm = instance.exports;";
    const GUARDED: &str = "wasm = wasm_bindgen.guard(instance.exports);";
    ensure!(
        glue.matches(PLAIN).count() == 1,
        "the glue of this version of wasm-bindgen assigns the exports differently"
    );
    Ok(glue.replace(PLAIN, GUARDED))
}

/// Removes exports and table elements that only tools need. The elements declare that the further chunks' table
/// slots are empty, in an encoding that engines before Chrome 96 do not read; an unset slot is empty anyway.
fn remove_tool_items(module: &mut Module) {
    for unused in ["__data_end", "__heap_base"] {
        // A missing export needs no removal.
        let _ = module.exports.remove(unused);
    }
    let empty: Vec<_> = module
        .elements
        .iter()
        .filter(|element| matches!(element.items, ElementItems::Expressions(..)))
        .map(|element| element.id())
        .collect();
    for id in empty {
        module.elements.delete(id);
        for table in module.tables.iter_mut() {
            table.elem_segments.remove(&id);
        }
    }
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
