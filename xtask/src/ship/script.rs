//! The scripts: loader and glue for each mode of embedding, and small scripts for optional features.

use super::{Asset, BuildContext, Role, bundles, modules};
use crate::project::Project;
use crate::tools::process;
use anyhow::{Context, Result, ensure};
use std::fmt::Write;
use std::fs;

/// Builds the script of the widget's own page. The glue, the loader and everything that it imports are one
/// file: one request, and a classic script, which engines of every age run.
pub fn build(project: &Project, context: &BuildContext, glue: &str) -> Result<Asset> {
    let source = modules::join(project, "loader/page-host.js", &new_glue(glue))?;
    Ok(Asset::hashed(Role::Script, "app.js", minify(context, "app.js", source)?))
}

/// Builds the script that runs the widget in a shadow root on a host page, also one file.
pub fn inline(project: &Project, context: &BuildContext, glue: &str) -> Result<Asset> {
    let source = modules::join(project, "loader/shadow-host.js", &new_glue(glue))?;
    Ok(Asset::hashed(Role::InlineScript, "inline.js", minify(context, "inline.js", source)?))
}

/// Builds the script that the widget's own page loads inside a frame.
pub fn frame(project: &Project, context: &BuildContext) -> Result<Asset> {
    let script = minified(project, context, "loader/frame-host.js")?;
    Ok(Asset::hashed(Role::Frame, "frame.js", script))
}

/// Builds the script that registers the service worker, with its notices.
pub fn own_page(project: &Project, context: &BuildContext) -> Result<Asset> {
    let notices = [bundles::text(project, "START_NEWS")?, bundles::text(project, "START_AGE")?];
    let notices = serde_json::to_string(&notices).context("writing the notices")?;
    let values = [("const NOTICES = ['', ''];", format!("const NOTICES = {notices};"))];
    let source = filled("own-page.js", modules::join(project, "loader/own-page.js", "")?, &values)?;
    Ok(Asset::hashed(Role::OwnPage, "own-page.js", minify(context, "own-page.js", source)?))
}

/// Wraps the glue in a function: it holds one wasm instance, and a page with several widgets needs several.
fn new_glue(glue: &str) -> String {
    format!("function newGlue() {{\n{glue}\nreturn wasm_bindgen;\n}}\n")
}

/// Returns the source of `embed.js`.
pub fn element(project: &Project) -> Result<String> {
    modules::join(project, "embed/element.js", "")
}

/// Replaces placeholders, each of which must occur in the script exactly once.
pub fn filled(name: &str, source: String, values: &[(&str, String)]) -> Result<String> {
    values.iter().try_fold(source, |source, (placeholder, value)| {
        ensure!(source.matches(placeholder).count() == 1, "{name} does not say exactly once: {placeholder}");
        Ok(source.replace(placeholder, value))
    })
}

/// Builds the worker of docs/decisions/0002-wasm-under-a-strict-policy.md.
pub fn wasm_compiler(project: &Project, context: &BuildContext) -> Result<Asset> {
    let script = minified(project, context, "worker/wasm-compile-worker.js")?;
    Ok(Asset::hashed(Role::WasmCompiler, "compile.js", script))
}

/// Builds the script that restricts a kiosk.
pub fn kiosk(project: &Project, context: &BuildContext) -> Result<Asset> {
    let script = minified(project, context, "kiosk.js")?;
    Ok(Asset::hashed(Role::Kiosk, "kiosk.js", script))
}

/// Builds the script of the directory's static page.
pub fn directory_page(project: &Project, context: &BuildContext) -> Result<Asset> {
    let script = minified(project, context, "directory-page.js")?;
    Ok(Asset::hashed(Role::DirectoryPage, "directory-page.js", script))
}

/// Builds the text editor of the workbench, which imports npm packages; none without Node. Their licence
/// comes first.
pub fn text_editor(project: &Project, context: &BuildContext) -> Result<Option<Asset>> {
    let Some(packages) = &context.packages else { return Ok(None) };
    let path = project.root.join("node_modules/@codemirror/view/LICENSE");
    let licence = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let joined = process::output(packages.program("esbuild").arg("web/workbench/editor.js").args([
        "--bundle",
        "--format=iife",
        "--global-name=workbenchEditor",
        "--target=es2018",
        "--minify",
        "--charset=ascii",
        "--legal-comments=none",
        "--log-level=warning",
    ]))?;
    let head = format!("/* CodeMirror and Lezer: https://codemirror.net/\n{licence}*/\n");
    let script = [head.into_bytes(), joined].concat();
    Ok(Some(Asset::hashed(Role::Workbench, "workbench-editor.js", script)))
}

/// Builds a module of `web/` without glue, as a classic script.
pub fn minified(project: &Project, context: &BuildContext, entry: &str) -> Result<Vec<u8>> {
    let name = entry.rsplit('/').next().unwrap_or(entry);
    minify(context, name, modules::join(project, entry, "")?)
}

/// Builds a self-contained ES module. Without Node it is not minified.
pub fn es_module(context: &BuildContext, name: &str, source: String) -> Result<Vec<u8>> {
    // `import.meta` needs ES2020, and so do pages that import ES modules from other sites.
    esbuild(context, name, source, ["--format=esm", "--target=es2020"])
}

/// Wraps a classic script in a function, minified or not, so that its names are visible to no other script.
pub fn minify(context: &BuildContext, name: &str, source: String) -> Result<Vec<u8>> {
    if context.packages.is_none() {
        return Ok(format!("(function () {{\n'use strict';\n{}}})();\n", ascii(&source)).into_bytes());
    }
    // The format adds the function.
    let source = format!("'use strict';\n{source}");
    esbuild(context, name, source, ["--format=iife", "--target=es2017"])
}

/// Escapes all other characters. A page in another encoding, such as GBK, would misread them in a script
/// whose server does not name the encoding.
fn ascii(source: &str) -> String {
    let mut escaped = String::with_capacity(source.len());
    for character in source.chars() {
        if character.is_ascii() {
            escaped.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        }
    }
    escaped
}

fn esbuild(context: &BuildContext, name: &str, source: String, form: [&str; 2]) -> Result<Vec<u8>> {
    let Some(packages) = &context.packages else {
        return Ok(ascii(&source).into_bytes());
    };
    let path = context.folder.join(name);
    fs::write(&path, source).with_context(|| format!("writing {}", path.display()))?;
    process::output(packages.program("esbuild").arg(&path).args(form).args([
        "--minify",
        "--charset=ascii",
        "--legal-comments=none",
        "--log-level=warning",
    ]))
}

#[cfg(test)]
mod tests {
    use super::ascii;

    #[test]
    fn a_script_is_ascii() {
        assert_eq!(ascii("const title = '自查 🌿';"), r"const title = '\u81ea\u67e5 \ud83c\udf3f';");
    }
}
