//! `workbench.html`: the page on which an officer imports the official list, checks the data and builds the files for the
//! server (docs/workbench.md). It has a wasm and scripts of its own, and the files of `data/` beside it.

use super::wasm::bind;
use super::{Asset, BuildContext, Role, modules, script, styles};
use crate::project::Project;
use crate::tools::{cargo, process};
use anyhow::{Context, Result, ensure};
use data_compiler::files::MemoryFiles;
use std::fs;
use wasm_bindgen_cli_support::Bindgen;

const NAME: &str = "workbench.html";

/// Builds the page and its files.
pub fn build(project: &Project, context: &BuildContext, assets: &[Asset]) -> Result<Vec<Asset>> {
    let (wasm, glue) = wasm(project)?;
    let glue = format!("function newGlue() {{\n{glue}\nreturn wasm_bindgen;\n}}\n");
    let bundled = |entry: &str, name: &str| -> Result<Asset> {
        let source = modules::bundle(project, entry, &glue)?;
        Ok(Asset::hashed(Role::Workbench, name, script::minify(context, name, source)?))
    };
    let page_script = bundled("workbench/page.js", "workbench.js")?;
    let worker = bundled("workbench/worker.js", "workbench-worker.js")?;
    let style = styles::apart(project, context, Role::Workbench, "workbench.css")?;
    let wasm = Asset::hashed(Role::Workbench, "workbench.wasm", wasm);
    let files = Asset::hashed(Role::Workbench, "workbench-data.bin", data(project)?);
    let common = Asset::of_role(assets, Role::Style)?;
    let names = [
        ("styles/main.css\"", format!("{}\"", common.name)),
        ("styles/workbench.css\"", format!("{}\"", style.name)),
        (
            "web/workbench/page.js\"",
            format!(
                r#"{}" data-wasm="{}" data-worker="{}" data-files="{}""#,
                page_script.name, wasm.name, worker.name, files.name
            ),
        ),
    ];
    let path = project.root.join(NAME);
    let template = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let html = filled(&template, &names)?;
    Ok(vec![Asset::plain(Role::Workbench, NAME, html.into_bytes()), style, page_script, worker, wasm, files])
}

/// Replaces the names of source files, each of which must occur exactly once, and removes the comment for the reader of
/// the source.
fn filled(template: &str, names: &[(&str, String)]) -> Result<String> {
    let mut html: String = template.lines().map(str::trim).collect();
    if let (Some(start), Some(end)) = (html.find("<!--"), html.find("-->")) {
        html.replace_range(start..end + 3, "");
    }
    for (before, after) in names {
        ensure!(html.matches(before).count() == 1, "{NAME} does not name {before} exactly once");
        html = html.replace(before, after);
    }
    Ok(html)
}

/// Compiles the wasm for speed: the proof takes longest. Office computers have current browsers, so the standard library
/// is the one of the toolchain.
fn wasm(project: &Project) -> Result<(Vec<u8>, String)> {
    cargo::ensure_wasm_target(&project.root)?;
    let mut command = cargo::command();
    command
        .current_dir(&project.root)
        .args(["build", "--package=workbench", "--lib", "--target", cargo::WASM, "--profile=workbench"])
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    process::run(&mut command)?;
    let compiled = project.target.join(cargo::WASM).join("workbench/workbench.wasm");
    bind(Bindgen::new().input_path(&compiled))
}

/// Encodes the files of `data/` for the page.
fn data(project: &Project) -> Result<Vec<u8>> {
    let files = MemoryFiles::of_folder(&project.root, "data").context("reading data/")?;
    postcard::to_stdvec(&files.0).context("encoding data/")
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn every_file_is_named_once() {
        let template = "<!doctype html>\n<!-- note -->\n<link href=\"styles/main.css\">\n";
        let names = [("styles/main.css\"", "app.x.css\"".to_owned())];
        assert_eq!(filled(template, &names).expect("fills"), "<!doctype html><link href=\"app.x.css\">");
        assert!(filled("<p>", &names).is_err());
    }
}
