//! The wasm cut in two: what a check needs, and the rest
//! (docs/decisions/0011-the-wasm-in-two-parts.md).

use anyhow::{Context, Result, anyhow, bail};
use std::fs;
use std::path::{Path, PathBuf};
use walrus::{ElementItems, Module, ModuleConfig};
use wasm_split_cli_support::{Options, transform};

/// Lets the linker leave in the file what refers to what, which is what the cut is found by.
pub const LINKED_FOR_IT: &str = "-Clink-arg=--emit-relocs";

const FOLDER: &str = "split";

/// The two files, before wasm-bindgen has seen the first. The second needs nothing from JavaScript but
/// the first one's memory, stack pointer and table.
pub struct Parts {
    /// The first part, without names.
    pub first: Module,
    /// The second part.
    pub second: Vec<u8>,
}

/// A file that stays whole, without what only the cut needs to know, and without the list of what the
/// compiler may use, which wasm-bindgen takes for more than old engines have.
pub fn whole(compiled: &Path) -> Result<Module> {
    let mut module = ModuleConfig::new().strict_validate(false).parse_file(compiled)?;
    let unused = |name: &str| name.starts_with("reloc.") || name == "linking" || name == "target_features";
    let ids: Vec<_> =
        module.customs.iter().filter(|(_, section)| unused(section.name())).map(|(id, _)| id).collect();
    for id in ids {
        module.customs.delete(id);
    }
    unname(&mut module);
    Ok(module)
}

/// Else wasm-bindgen calls its own functions by their names, at length.
fn unname(module: &mut Module) {
    for function in module.funcs.iter_mut() {
        function.name = None;
    }
}

/// Cuts the file in two, in the folder.
pub fn split(compiled: &Path, folder: &Path) -> Result<Parts> {
    let whole = fs::read(compiled).with_context(|| format!("reading {}", compiled.display()))?;
    let [first_path, second_path] = parts_with_names(folder);
    let mut options = Options::new(&whole);
    let folder = folder.join(FOLDER);
    options.output_dir = &folder;
    options.main_out_path = &first_path;
    // (Its own error type.)
    let parts = transform(options).map_err(|error| anyhow!("cutting the wasm in two: {error:#}"))?;
    if parts.split_modules != [second_path.clone()] {
        bail!("the wasm was cut into other parts than two: {:?}", parts.split_modules);
    }
    let second = fs::read(&second_path).with_context(|| format!("reading {}", second_path.display()))?;
    let mut first = ModuleConfig::new().strict_validate(false).parse_file(&first_path)?;
    unname(&mut first);
    Ok(Parts { first, second })
}

/// Where the two parts are that the last build cut, still with the names of their functions.
pub fn parts_with_names(folder: &Path) -> [PathBuf; 2] {
    ["first.wasm", "split_later.wasm"].map(|name| folder.join(FOLDER).join(name))
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
