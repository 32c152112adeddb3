//! Compiles `data/` into what the module carries: all policies, and the words of the interface.

use compiler::Diagnostic;
use std::path::{Path, PathBuf};

fn main() {
    let own = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it"));
    let root = own.ancestors().nth(2).expect("the crate lies in crates/ of the repository");
    for watched in ["data", "src"] {
        println!("cargo::rerun-if-changed={}", root.join(watched).display());
    }
    write(&out.join("policies.bin"), compiler::compile_policies(root));
    write(&out.join("other-policies.bin"), compiler::compile_other_policies(root));
    write(&out.join("texts.rs"), compiler::texts::compile_texts(root));
}

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
