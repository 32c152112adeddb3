//! `workbench.html`: the page on which an officer imports the official list, checks the data and builds the
//! files for the server (docs/workbench.md). It has a wasm and scripts of its own, and the files of `data/`
//! beside it.

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
    page(project, context, &Asset::of_role(assets, Role::Style)?.name)
}

/// Replaces the page and its files in `dist/`, which holds a build, during work on them.
pub fn rebuild(project: &Project) -> Result<()> {
    let context = BuildContext::release(project, false)?;
    let dist = project.dist();
    let names = fs::read_dir(&dist).with_context(|| format!("reading {}", dist.display()))?;
    let names: Vec<String> =
        names.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let is_style = |name: &&String| name.starts_with("app.") && name.ends_with(".css");
    let style = names.iter().find(is_style).context("dist/ has no style: build everything first")?;
    for name in names.iter().filter(|name| name.starts_with("workbench")) {
        fs::remove_file(dist.join(name)).with_context(|| format!("removing {name}"))?;
    }
    for asset in page(project, &context, style)? {
        fs::write(dist.join(&asset.name), &asset.bytes).with_context(|| format!("writing {}", asset.name))?;
    }
    Ok(())
}

fn page(project: &Project, context: &BuildContext, common_style: &str) -> Result<Vec<Asset>> {
    let (wasm, glue) = wasm(project)?;
    let glue = format!("function newGlue() {{\n{glue}\nreturn wasm_bindgen;\n}}\n");
    let joined = |entry: &str, name: &str| -> Result<Asset> {
        let source = modules::join(project, entry, &glue)?;
        Ok(Asset::hashed(Role::Workbench, name, script::minify(context, name, source)?))
    };
    let page_script = joined("workbench/page.js", "workbench.js")?;
    let worker = joined("workbench/worker.js", "workbench-worker.js")?;
    let trial_worker = {
        let source = modules::join(project, "worker/workbench-trial.js", "")?;
        script::minify(context, "workbench-trial.js", source)?
    };
    let trial_worker = Asset::hashed(Role::Workbench, "workbench-trial.js", trial_worker);
    let editor = script::text_editor(project, context)?;
    let style = styles::apart(project, context, Role::Workbench, "workbench.css")?;
    let wasm = Asset::hashed(Role::Workbench, "workbench.wasm", wasm);
    let files = Asset::hashed(Role::Workbench, "workbench-data.bin", data(project)?);
    let names = [
        ("styles/main.css\"", format!("{common_style}\"")),
        ("styles/workbench.css\"", format!("{}\"", style.name)),
        (
            "web/workbench/page.js\"",
            format!(
                r#"{}" data-wasm="{}" data-worker="{}" data-files="{}" data-trial="{}"{}"#,
                page_script.name,
                wasm.name,
                worker.name,
                files.name,
                trial_worker.name,
                editor.iter().map(|editor| format!(r#" data-editor="{}""#, editor.name)).collect::<String>()
            ),
        ),
    ];
    let path = project.root.join(NAME);
    let template = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let html = filled(&template, &names)?;
    let html = Asset::plain(Role::Workbench, NAME, html.into_bytes());
    Ok([html, style, page_script, worker, trial_worker, wasm, files].into_iter().chain(editor).collect())
}

/// Replaces the names of source files, each of which must occur exactly once, and removes the comment for the
/// reader of the source.
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

/// Compiles the wasm for speed: the proof takes longest. Office computers have current browsers, so the
/// standard library is the one of the toolchain.
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
