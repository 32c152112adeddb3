//! Compiles `data/` into Rust source and policy bundles, which `src/lib.rs` includes.

use data_compiler::Diagnostic;
use std::path::{Path, PathBuf};

fn main() {
    let manifest_dir = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it"));
    let root = manifest_dir.ancestors().nth(2).expect("the crate is in crates/ of the repository");
    println!("cargo::rerun-if-changed={}", root.join("data").display());
    write(&out.join("policies.bin"), data_compiler::compile_policies(root));
    write(&out.join("other-policies.bin"), data_compiler::compile_other_policies(root));
    write(&out.join("texts.rs"), data_compiler::texts::compile_texts(root));
    write(&out.join("glossary.rs"), data_compiler::plain_language::compile_glossary(root));
    write(&out.join("edition.rs"), data_compiler::occupations::quoted_edition(root));
    write(&out.join("words.rs"), data_compiler::words::compile_words(root));
    write(&out.join("call.rs"), data_compiler::call::compile_call(root));
    let counts = data_compiler::recorded_counts::RecordedCounts::read(root).map_err(|problem| vec![problem]);
    write(&out.join("counts.rs"), counts.map(|counts| data_compiler::recorded_counts::quoted(&counts)));
}

/// Writes the output, or reports its diagnostics as build errors.
fn write(path: &Path, compiled: Result<impl AsRef<[u8]>, Vec<Diagnostic>>) {
    match compiled {
        Ok(bytes) => {
            if let Err(error) = std::fs::write(path, bytes) {
                println!("cargo::error=cannot write {}: {error}", path.display());
            }
        }
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
        }
    }
}
