//! The widget as WebAssembly, and its wasm-bindgen glue.

use super::short_imports::ShortNames;
use super::{Asset, Role};
use crate::project::Project;
use crate::tools::{cargo, process};
use anyhow::{Context, Result, anyhow, ensure};
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
    let glue = for_loader(&glue)?;
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
    replaced_once(glue, PLAIN, GUARDED)
}

/// Adapts the widget's glue to the loader (`web/loader/loader.js`).
pub fn for_loader(glue: &str) -> Result<String> {
    with_short_start(&with_node_writer(glue)?)
}

/// Replaces the functions that fetch and compile the wasm, which the loader does itself, by one that starts a
/// module.
fn with_short_start(glue: &str) -> Result<String> {
    const LOAD: &str = "async function __wbg_load(";
    const RETURN: &str = "return Object.assign(__wbg_init, { initSync }, exports);";
    const SCRIPT_ADDRESS: &str = "let script_src;";
    const IMPORTS: &str = "function __wbg_get_imports(";
    const START: &str = "return async (module) => {
__wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
};";
    let glue = replaced_range(glue, LOAD, RETURN, START)?;
    replaced_range(&glue, SCRIPT_ADDRESS, IMPORTS, IMPORTS)
}

/// Replaces everything from `start` to the end of `end`, each of which must occur exactly once.
fn replaced_range(glue: &str, start: &str, end: &str, replacement: &str) -> Result<String> {
    let (before, from) = split_once(glue, start)?;
    let (_, after) = split_once(from, end)?;
    Ok([before, replacement, after].concat())
}

fn split_once<'a>(glue: &'a str, mark: &str) -> Result<(&'a str, &'a str)> {
    let unique = glue.split_once(mark).filter(|(_, after)| !after.contains(mark));
    unique.ok_or_else(|| {
        anyhow!("the glue of this version of wasm-bindgen does not contain exactly once: {mark}")
    })
}

/// Passes every change of a node through the loader, which first undoes what extensions of the browser have
/// made of its surroundings (`web/lib/own-nodes.js`).
fn with_node_writer(glue: &str) -> Result<String> {
    // The receiver depends on whether the wasm holds references to objects.
    let receiver = if glue.contains("getObject(arg0)") { "getObject(arg0)" } else { "arg0" };
    let mut written = glue.to_owned();
    for method in ["insertBefore", "removeChild"] {
        let plain = format!("= {receiver}.{method}(");
        let guarded = format!("= wasm_bindgen.nodes.{method}({receiver}, ");
        written = replaced_once(&written, &plain, &guarded)?;
    }
    let setter = format!("{receiver}.nodeValue = ");
    let line =
        written.lines().find(|line| line.trim_start().starts_with(&setter)).unwrap_or_default().to_owned();
    let value = line.trim().trim_start_matches(&setter).trim_end_matches(';');
    replaced_once(&written, &line, &format!("wasm_bindgen.nodes.setValue({receiver}, {value});"))
}

fn replaced_once(glue: &str, plain: &str, replacement: &str) -> Result<String> {
    let (before, after) = split_once(glue, plain)?;
    Ok([before, replacement, after].concat())
}

/// Removes exports and table elements that only tools need. The elements declare that the further chunks'
/// table slots are empty, in an encoding that engines before Chrome 96 do not read; an unset slot is empty
/// anyway.
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
    use super::{guarded, with_node_writer, with_short_start};

    #[test]
    fn the_guard_is_put_in_once_or_not_at_all() {
        let glue = guarded("let wasm;\nwasm = instance.exports;\n").expect("is put in");
        assert_eq!(glue, "let wasm;\nwasm = wasm_bindgen.guard(instance.exports);\n");
        assert!(guarded("wasm = other;").is_err());
    }

    #[test]
    fn every_change_of_a_node_passes_through_the_loader() {
        let glue = "const ret = RECEIVER.insertBefore(a, b);\nconst ret = RECEIVER.removeChild(a);\n    \
                    RECEIVER.nodeValue = b === 0 ? undefined : text(b, c);\n";
        let expected = "const ret = wasm_bindgen.nodes.insertBefore(RECEIVER, a, b);\nconst ret = \
                        wasm_bindgen.nodes.removeChild(RECEIVER, a);\nwasm_bindgen.nodes.setValue(RECEIVER, b === 0 \
                        ? undefined : text(b, c));\n";
        for receiver in ["getObject(arg0)", "arg0"] {
            let [glue, expected] = [glue, expected].map(|text| text.replace("RECEIVER", receiver));
            assert_eq!(with_node_writer(&glue).expect("passes"), expected);
        }
        assert!(with_node_writer("const ret = arg0.insertBefore(a, b);").is_err());
    }

    #[test]
    fn the_start_is_short() {
        let glue = "(function(exports) { let script_src; if (a) {}\nfunction __wbg_get_imports() {}\nlet wasm;\n\
                    async function __wbg_load(a) {}\nreturn Object.assign(__wbg_init, { initSync }, exports); })";
        let short = with_short_start(glue).expect("is replaced");
        assert!(
            short.starts_with(
                "(function(exports) { function __wbg_get_imports() {}\nlet wasm;\nreturn async ("
            )
        );
        assert!(!short.contains("__wbg_load"), "{short}");
        assert!(with_short_start("let script_src;").is_err());
    }
}
