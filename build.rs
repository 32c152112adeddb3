//! Compiles `data/` into what the wasm carries: the policies, the interface's words, the
//! glossary and the counts of the proof.

use compiler::Diagnostic;
use std::path::{Path, PathBuf};

fn main() {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it"));
    for watched in ["data", "src"] {
        println!("cargo::rerun-if-changed={}", root.join(watched).display());
    }
    let policies = compiler::compile_policies(&root);
    let texts = compiler::texts::compile_texts(&root);
    report(policies.as_ref().err());
    report(texts.as_ref().err());
    let glossary = compiler::plain::compile_glossary(&root);
    report(glossary.as_ref().err());
    let counts = compiler::proof::Recorded::read(&root).map_err(|problem| vec![problem]);
    report(counts.as_ref().err());
    if let (Ok(policies), Ok(texts), Ok(glossary), Ok(counts)) = (policies, texts, glossary, counts) {
        write(&out.join("counts.rs"), compiler::proof::quoted(&counts).as_bytes());
        write(&out.join("policies.bin"), &policies);
        write(&out.join("texts.rs"), texts.as_bytes());
        write(&out.join("glossary.rs"), glossary.as_bytes());
    }
}

fn report(problems: Option<&Vec<Diagnostic>>) {
    for problem in problems.into_iter().flatten() {
        println!("cargo::error={problem}");
    }
}

fn write(path: &Path, bytes: &[u8]) {
    if let Err(error) = std::fs::write(path, bytes) {
        println!("cargo::error=cannot write {}: {error}", path.display());
    }
}
