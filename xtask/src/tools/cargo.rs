//! Cargo and the compiler's WebAssembly target.

use crate::tools::process;
use anyhow::{Context, Result};
use std::env;
use std::path::Path;
use std::process::Command;

/// The target for everything that runs in the browser.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Selects the features of everything that is compiled for this machine: one selection, so that no two
/// commands compile the same crate. Without the feature `release`, this program has none of the modules of
/// the shipped build.
pub const FEATURES: &[&str] = if cfg!(feature = "release") {
    &["--features", "qilu-green/prerender"]
} else {
    &["--no-default-features", "--features", "qilu-green/csr,qilu-green/prerender"]
};

/// Returns a command for the cargo that started this program, without the variables that it set for it.
pub fn command() -> Command {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    // Build scripts that watch these variables would run again if they differed inside and outside this
    // program.
    for (key, _) in env::vars_os() {
        let key = key.to_string_lossy();
        if key.starts_with("CARGO_PKG_") || key.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&*key);
        }
    }
    command
}

/// Installs the standard library for WebAssembly if it is missing.
pub fn ensure_wasm_target(root: &Path) -> Result<()> {
    let mut question = Command::new("rustc");
    question.current_dir(root).args(["--print", "target-libdir", "--target", WASM]);
    let folder = String::from_utf8(process::output(&mut question)?)?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    process::run(Command::new("rustup").current_dir(root).args(["target", "add", WASM])).with_context(|| {
        format!("the Rust target {WASM} is missing: install it with `rustup target add {WASM}`")
    })
}

/// Installs the sources of the standard library if they are missing.
pub fn ensure_library_source(root: &Path) -> Result<()> {
    let mut question = Command::new("rustc");
    question.current_dir(root).args(["--print", "sysroot"]);
    let sysroot = String::from_utf8(process::output(&mut question)?)?;
    if Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library").is_dir() {
        return Ok(());
    }
    process::run(Command::new("rustup").current_dir(root).args(["component", "add", "rust-src"])).context(
        "the sources of Rust's standard library are missing: install them with `rustup component add rust-src`",
    )
}
