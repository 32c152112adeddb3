//! The wasm cut in two: what a check needs, and the rest
//! (docs/decisions/0011-the-wasm-in-two-parts.md).

use anyhow::{Context, Result, anyhow, bail};
use std::fs;
use std::path::Path;
use walrus::{ElementItems, Module, ModuleConfig};
use wasm_split_cli_support::{Options, transform};

/// Lets the linker leave in the file what refers to what, which is what the cut is found by.
pub const LINKED_FOR_IT: &str = "-Clink-arg=--emit-relocs";

/// The two files, before wasm-bindgen has seen the first. The second needs nothing from JavaScript but
/// the first one's memory, stack pointer and table.
pub struct Parts {
    /// The first part, without names.
    pub first: Module,
    /// The second part.
    pub second: Vec<u8>,
}

/// Cuts the file in two, in the folder.
pub fn split(compiled: &Path, folder: &Path) -> Result<Parts> {
    let whole = fs::read(compiled).with_context(|| format!("reading {}", compiled.display()))?;
    let folder = folder.join("split");
    let first_path = folder.join("first.wasm");
    let mut options = Options::new(&whole);
    options.output_dir = &folder;
    options.main_out_path = &first_path;
    // (Its own error type.)
    let parts = transform(options).map_err(|error| anyhow!("cutting the wasm in two: {error:#}"))?;
    let [second] = parts.split_modules.as_slice() else {
        bail!("the wasm was cut into {} parts besides the first", parts.split_modules.len());
    };
    let second = fs::read(second).with_context(|| format!("reading {}", second.display()))?;
    let mut first = ModuleConfig::new().strict_validate(false).parse_file(&first_path)?;
    // Else wasm-bindgen calls its own functions by them, at length.
    for function in first.funcs.iter_mut() {
        function.name = None;
    }
    Ok(Parts { first, second })
}

/// Takes out of the first part what is only there for tools: exports that nobody asks for, and the
/// elements that say of the second part's places in the table that nothing is there: it
/// is so without them, and engines before Chrome 96 do not know the words they are said in.
pub fn tidy(module: &mut Module) {
    for unused in ["__data_end", "__heap_base"] {
        // Not there is as good.
        let _ = module.exports.remove(unused);
    }
    let of_nothing: Vec<_> = module
        .elements
        .iter()
        .filter(|element| matches!(element.items, ElementItems::Expressions(..)))
        .map(|element| element.id())
        .collect();
    for id in of_nothing {
        module.elements.delete(id);
        for table in module.tables.iter_mut() {
            table.elem_segments.remove(&id);
        }
    }
}
