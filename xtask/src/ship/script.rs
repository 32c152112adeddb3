//! The scripts: loader and glue for each place where the widget runs, and small ones for what not everybody needs.

use super::{Asset, BuildContext, Role};
use crate::project::Project;
use crate::tools::process;
use anyhow::{Context, Result, ensure};
use std::fs;

/// The script of our own page. Glue first, then what the loader calls, then the loader, in one file: one request,
/// and nothing to import, so that a classic script serves engines of every age.
pub fn build(project: &Project, context: &BuildContext, glue: &str) -> Result<Asset> {
    let parts = ["translation.js", "keyboard.js", "boot.js", "page.js"];
    let script = minify(context, "app.js", together(project, &new_glue(glue), &parts)?)?;
    Ok(Asset::hashed(Role::Script, "app.js", script))
}

/// What runs the widget in a shadow root on somebody else's page, in one file as well.
pub fn inline(project: &Project, context: &BuildContext, glue: &str) -> Result<Asset> {
    let parts = ["look.js", "size.js", "translation.js", "boot.js", "inline.js"];
    let script = minify(context, "inline.js", together(project, &new_glue(glue), &parts)?)?;
    Ok(Asset::hashed(Role::InlineScript, "inline.js", script))
}

/// What our own page needs besides in a frame.
pub fn frame(project: &Project, context: &BuildContext) -> Result<Asset> {
    let parts = ["look.js", "size.js", "frame.js"];
    let script = minify(context, "frame.js", together(project, "", &parts)?)?;
    Ok(Asset::hashed(Role::Frame, "frame.js", script))
}

/// The glue holds one instance of the wasm; a page with several widgets makes it several times.
fn new_glue(glue: &str) -> String {
    format!("function newGlue() {{\n{glue}\nreturn wasm_bindgen;\n}}\n")
}

/// The source of `embed.js`.
pub fn element(project: &Project) -> Result<String> {
    let parts = ["asked.js", "events.js", "frame.js", "inline.js", "element.js"];
    together(project, "", &parts.map(|part| ["embed/", part].concat()))
}

/// Files of `web/` behind each other, in one function, so that nothing of them is seen from outside, minified or
/// not.
fn together(project: &Project, before: &str, parts: &[impl AsRef<str>]) -> Result<String> {
    let mut script = format!("(function () {{\n'use strict';\n{before}");
    for part in parts {
        script.push_str(&read(project, part.as_ref())?);
    }
    script.push_str("})();\n");
    Ok(script)
}

/// Puts values in places that must be in a script exactly once.
pub fn filled(name: &str, source: String, places: &[(&str, String)]) -> Result<String> {
    places.iter().try_fold(source, |source, (place, value)| {
        ensure!(source.matches(place).count() == 1, "{name} does not say exactly once: {place}");
        Ok(source.replace(place, value))
    })
}

/// See docs/decisions/0002-wasm-under-a-strict-policy.md.
pub fn wasm_compiler(project: &Project, context: &BuildContext) -> Result<Asset> {
    let script = minified(project, context, "compile.js")?;
    Ok(Asset::hashed(Role::WasmCompiler, "compile.js", script))
}

/// What a kiosk keeps people from.
pub fn kiosk(project: &Project, context: &BuildContext) -> Result<Asset> {
    let script = minified(project, context, "kiosk.js")?;
    Ok(Asset::hashed(Role::Kiosk, "kiosk.js", script))
}

/// A script that stands alone.
pub fn minified(project: &Project, context: &BuildContext, name: &str) -> Result<Vec<u8>> {
    minify(context, name, read(project, name)?)
}

/// A source of `web/`.
pub fn read(project: &Project, name: &str) -> Result<String> {
    let path = project.root.join("web").join(name);
    fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))
}

/// An ES module that stands alone. Without Node it stays as it is.
pub fn es_module(context: &BuildContext, name: &str, source: String) -> Result<Vec<u8>> {
    // `import.meta` needs 2020; whoever imports modules of others is of that age.
    esbuild(context, name, source, ["--format=esm", "--target=es2020"])
}

/// A classic script, put together elsewhere. Without Node it stays as it is.
pub fn minify(context: &BuildContext, name: &str, source: String) -> Result<Vec<u8>> {
    // Wrapped in a function, so that top-level names can be shortened too.
    esbuild(context, name, source, ["--format=iife", "--target=es2017"])
}

fn esbuild(context: &BuildContext, name: &str, source: String, form: [&str; 2]) -> Result<Vec<u8>> {
    let Some(packages) = &context.packages else {
        return Ok(source.into_bytes());
    };
    let path = context.folder.join(name);
    fs::write(&path, source).with_context(|| format!("writing {}", path.display()))?;
    process::output(packages.program("esbuild").arg(&path).args(form).args([
        "--minify",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=warning",
    ]))
}
