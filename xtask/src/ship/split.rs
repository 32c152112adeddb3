//! Splits the wasm into the first chunk, the directory chunk, the extras chunk and the handwriting chunk
//! (docs/decisions/0008-wasm-chunks.md).

use anyhow::{Context, Result, anyhow};
use std::fs;
use std::path::{Path, PathBuf};
use walrus::{Module, ModuleConfig};
use wasm_encoder::{CustomSection, RawSection};
use wasm_split_cli_support::{Options, transform};
use wasmparser::{BinaryReader, Parser, Payload};

/// Makes the linker keep relocations, by which the split tool finds references.
pub const LINK_FLAGS: &str = "-Clink-arg=--emit-relocs";

const FOLDER: &str = "split";

/// The names of the chunks in `split_point!` (src/chunks).
const DIRECTORY: &str = "directory";
const EXTRAS: &str = "extras";
const HANDWRITING: &str = "handwriting";

/// The files, before wasm-bindgen has processed the first. The others need nothing from JavaScript except the
/// first one's memory, stack pointer and table.
pub struct Chunks {
    /// The first chunk, without names.
    pub first: Module,
    /// The directory chunk: the functions reached through `src/chunks/directory.rs`.
    pub directory: Vec<u8>,
    /// The extras chunk, which uses the directory chunk: the functions reached through
    /// `src/chunks/extras.rs`.
    pub extras: Vec<u8>,
    /// The handwriting chunk, which uses both: the functions reached only through
    /// `src/chunks/handwriting.rs`.
    pub handwriting: Vec<u8>,
}

/// Reads a file that is not split and removes the relocations and the target features section, which makes
/// wasm-bindgen assume features that old engines do not have.
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

/// Removes names; otherwise wasm-bindgen calls its own functions by their long names.
fn unname(module: &mut Module) {
    for function in module.funcs.iter_mut() {
        function.name = None;
    }
}

/// Splits the file in the folder.
pub fn split(compiled: &Path, folder: &Path) -> Result<Chunks> {
    let whole = fs::read(compiled).with_context(|| format!("reading {}", compiled.display()))?;
    let [first_path, directory_path, extras_path, handwriting_path] = parts_with_names(folder);
    let mut options = Options::new(&whole);
    let folder = folder.join(FOLDER);
    options.output_dir = &folder;
    options.main_out_path = &first_path;
    // The tool has its own error type.
    let parts = transform(options).map_err(|error| anyhow!("cutting the wasm: {error:#}"))?;
    // Each chunk reaches everything in the chunks before it (crates/split_point), so the tool puts the
    // directory code into the file for code that all three need, and that of the extras chunk into the file
    // for code that two need.
    let needs = |part: &str| parts.prefetch_map.get(part).map(Vec::as_slice).unwrap_or_default();
    let others = |part: &str, known: &[&String]| -> Vec<String> {
        needs(part).iter().filter(|file| !known.contains(file)).cloned().collect()
    };
    let unexpected = || anyhow!("the wasm was cut into other parts than four: {:?}", parts.prefetch_map);
    let [directory] = needs(DIRECTORY) else { return Err(unexpected()) };
    let [extras] = &others(EXTRAS, &[directory])[..] else { return Err(unexpected()) };
    let [_own] = &others(HANDWRITING, &[directory, extras])[..] else { return Err(unexpected()) };
    if parts.split_modules.len() != 3 {
        return Err(unexpected());
    }
    for (shared, path) in [(directory, &directory_path), (extras, &extras_path)] {
        let shared = folder.join(shared).with_extension("wasm");
        fs::rename(&shared, path).with_context(|| format!("renaming {}", shared.display()))?;
    }
    let read = |path: &Path| fs::read(path).with_context(|| format!("reading {}", path.display()));
    let mut first = ModuleConfig::new().strict_validate(false).parse_file(&first_path)?;
    unname(&mut first);
    Ok(Chunks {
        first,
        directory: read(&directory_path)?,
        extras: read(&extras_path)?,
        handwriting: read(&handwriting_path)?,
    })
}

/// Returns the paths of the last build's chunks, which still contain function names.
pub fn parts_with_names(folder: &Path) -> [PathBuf; 4] {
    ["first", DIRECTORY, EXTRAS, &["split_", HANDWRITING].concat()]
        .map(|name| folder.join(FOLDER).join(name).with_extension("wasm"))
}

/// Removes the label names from the name section. The split tool writes an empty list of them, and wasm-opt
/// warns about the list because it does not know that kind of name.
pub fn without_label_names(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = wasm_encoder::Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        match &payload {
            Payload::CustomSection(section) if section.name() == "name" => {
                let data = without_subsection(LABEL_NAMES, section.data())?;
                module.section(&CustomSection { name: "name".into(), data: data.into() });
            }
            _ => {
                if let Some((id, range)) = payload.as_section() {
                    module.section(&RawSection { id, data: &wasm[range.start as usize..range.end as usize] });
                }
            }
        }
    }
    Ok(module.finish())
}

/// The id of label names within a name section.
const LABEL_NAMES: u8 = 3;

fn without_subsection(unwanted: u8, data: &[u8]) -> Result<Vec<u8>> {
    let mut reader = BinaryReader::new(data, 0);
    let mut kept = Vec::new();
    let position = |reader: &BinaryReader<'_>| data.len() - reader.bytes_remaining();
    while !reader.eof() {
        let start = position(&reader);
        let id = reader.read_u8()?;
        let length = reader.read_var_u32()?;
        reader.read_bytes(length as usize)?;
        if id != unwanted {
            kept.extend_from_slice(&data[start..position(&reader)]);
        }
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::{LABEL_NAMES, without_subsection};

    #[test]
    fn only_the_label_names_are_removed() {
        let (functions, labels, globals) = ([1, 2, 9, 9], [LABEL_NAMES, 1, 0], [7, 1, 0]);
        let data = [&functions[..], &labels, &globals].concat();
        let kept = without_subsection(LABEL_NAMES, &data).expect("a sound section");
        assert_eq!(kept, [&functions[..], &globals].concat());
        assert!(without_subsection(LABEL_NAMES, &[1, 5, 0]).is_err());
    }
}
