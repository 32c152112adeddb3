//! The scripts: one file with loader and glue, and the small one that compiles for old engines.

use super::{Asset, Role, Workshop};
use crate::project::Project;
use crate::tools::process;
use anyhow::{Context, Result};
use std::fs;

/// Glue first, then what the loader calls, then the loader, in one file: one request, and nothing to import, so
/// that a classic script serves engines of every age.
pub fn build(project: &Project, workshop: &Workshop, glue: &str) -> Result<Asset> {
    let mut script = format!("(function () {{\n{glue}\n");
    for part in ["look.js", "frame.js", "boot.js"] {
        script.push_str(&read(project, part)?);
    }
    // One function around all, so that nothing of it is seen from outside, minified or not.
    script.push_str("})();\n");
    let script = minify(workshop, "app.js", script)?;
    Ok(Asset::hashed(Role::Script, "app.js", script))
}

/// See docs/decisions/0002-wasm-under-a-strict-policy.md.
pub fn wasm_compiler(project: &Project, workshop: &Workshop) -> Result<Asset> {
    let script = minified(project, workshop, "compile.js")?;
    Ok(Asset::hashed(Role::WasmCompiler, "compile.js", script))
}

/// A script that stands alone.
pub fn minified(project: &Project, workshop: &Workshop, name: &str) -> Result<Vec<u8>> {
    minify(workshop, name, read(project, name)?)
}

/// A source of `web/`.
pub fn read(project: &Project, name: &str) -> Result<String> {
    let path = project.root.join("web").join(name);
    fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))
}

/// An ES module that stands alone. Without Node it stays as it is.
pub fn es_module(workshop: &Workshop, name: &str, source: String) -> Result<Vec<u8>> {
    // `import.meta` needs 2020; whoever imports modules of others is of that age.
    esbuild(workshop, name, source, ["--format=esm", "--target=es2020"])
}

/// A classic script, put together elsewhere. Without Node it stays as it is.
pub fn minify(workshop: &Workshop, name: &str, source: String) -> Result<Vec<u8>> {
    // Wrapped in a function, so that top-level names can be shortened too.
    esbuild(workshop, name, source, ["--format=iife", "--target=es2017"])
}

fn esbuild(workshop: &Workshop, name: &str, source: String, form: [&str; 2]) -> Result<Vec<u8>> {
    let Some(packages) = &workshop.packages else {
        return Ok(source.into_bytes());
    };
    let path = workshop.folder.join(name);
    fs::write(&path, source).with_context(|| format!("writing {}", path.display()))?;
    process::output(packages.program("esbuild").arg(&path).args(form).args([
        "--minify",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=warning",
    ]))
}
