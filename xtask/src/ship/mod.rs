//! Builds `dist/`: the shipped form, or quickly the development form.
//!
//! The modules under the feature `release` are only for the shipped form.

mod asset;
mod bundles;
mod embed;
mod handwriting;
mod index_html;
mod integrity;
mod modules;
mod old_engines;
mod script;
mod shadow_root_html;
mod short_imports;
mod style_policy;
mod styles;
mod tally_html;
mod wasm;

#[cfg(feature = "release")]
mod budgets;
#[cfg(feature = "release")]
pub mod build_std;
#[cfg(feature = "release")]
mod compress;
#[cfg(feature = "release")]
mod early_pages;
#[cfg(feature = "release")]
mod js_module;
#[cfg(feature = "release")]
mod manifest;
#[cfg(feature = "release")]
mod prerender;
#[cfg(feature = "release")]
mod reorder_functions;
#[cfg(feature = "release")]
mod report;
#[cfg(feature = "release")]
mod service_worker;
#[cfg(feature = "release")]
mod split;
#[cfg(feature = "release")]
mod wasm_release;
#[cfg(feature = "release")]
mod weigh;
#[cfg(feature = "release")]
mod workbench;

pub use asset::{Asset, Role};
pub use bundles::{check as check_data, write as write_bundles, written_characters};
pub use handwriting::{TOP as REFERENCE_TOP, medians as reference_strokes, pack as pack_handwriting};
pub use old_engines::tools as old_engine_tools;
#[cfg(feature = "release")]
pub use report::report;
#[cfg(feature = "release")]
pub use weigh::weigh;
#[cfg(feature = "release")]
pub use workbench::rebuild as rebuild_workbench;

use crate::project::Project;
use crate::tools::node;
use anyhow::{Context, Result, anyhow};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

/// The two forms of a build.
#[derive(Clone, Copy, PartialEq, Eq)]
enum BuildMode {
    /// The shipped form: small, compatible with old engines, compressed.
    Release,
    /// The development form: quick to build, one wasm file, nothing minified or compressed.
    Dev,
}

/// The settings of a build and the folder of its intermediate files.
struct BuildContext {
    mode: BuildMode,
    folder: PathBuf,
    packages: Option<node::Packages>,
}

/// Builds the development form into `dist/`.
pub fn build_dev(project: &Project) -> Result<()> {
    let context = BuildContext::dev(project)?;
    let mut assets = Vec::from(styles::build(project, &context)?);
    assets.push(style_policy::build(&assets)?);
    assets.push(script::wasm_compiler(project, &context)?);
    // Cargo leaves one core idle most of the time.
    let (widget, bundles) = thread::scope(|scope| {
        let bundles = scope.spawn(|| bundles::build(project));
        let widget = wasm::build_dev(project);
        (widget, bundles.join().expect("compiling data/ does not panic"))
    });
    assets.extend(bundles?);
    assets.extend(handwriting::licence(project)?);
    add_widget(project, &context, widget?, &mut assets)?;
    let start_page = tally_html::waiting_page(project, "SHELL_NAME", "START_FALLBACK")?;
    add_pages(project, &context, &start_page, &mut assets)?;
    add_embedding(project, &context, &start_page, &mut assets)?;
    assets.push(integrity::list(&assets)?);
    write(&project.dist(), &assets)
}

/// Builds the shipped form into `dist/` and returns the files.
#[cfg(feature = "release")]
pub fn build_release(project: &Project, without_node: bool) -> Result<Vec<Asset>> {
    let context = BuildContext::release(project, without_node)?;
    // A failed build leaves no files that could be mistaken for its result.
    empty(&project.dist())?;
    let mut assets = Vec::from(styles::build(project, &context)?);
    assets.push(style_policy::build(&assets)?);
    assets.push(script::wasm_compiler(project, &context)?);
    assets.extend(bundles::build(project)?);
    assets.extend(handwriting::licence(project)?);
    let widget = wasm_release::build(project, &context)?;
    add_widget(project, &context, widget, &mut assets)?;
    assets.push(script::own_page(project, &context)?);
    assets.extend(manifest::build(project)?);
    let prerendered = prerender::render(project)?;
    let [waiting, title] = ["SHELL_LOADING", "SHELL_TITLE_OF"].map(|name| bundles::text(project, name));
    let first_pages = early_pages::insert(&prerendered, &waiting?, &title?)?;
    add_pages(project, &context, &first_pages, &mut assets)?;
    let worker = service_worker::build(project, &context, &assets)?;
    assets.push(worker);
    add_embedding(project, &context, &prerendered.start, &mut assets)?;
    let module = js_module::build(project, &context, &assets)?;
    assets.extend(module);
    old_engines::check(project, &context, &assets)?;
    let workbench = workbench::build(project, &context, &assets)?;
    assets.extend(workbench);
    assets.push(integrity::list(&assets)?);
    compress::all(&mut assets)?;
    write(&project.dist(), &assets)?;
    Ok(assets)
}

/// Adds the wasm, and the scripts that load it.
fn add_widget(
    project: &Project,
    context: &BuildContext,
    widget: wasm::Widget,
    assets: &mut Vec<Asset>,
) -> Result<()> {
    assets.push(widget.wasm);
    assets.extend(widget.further);
    assets.push(script::build(project, context, &widget.glue)?);
    assets.push(script::inline(project, context, &widget.glue)?);
    assets.push(script::frame(project, context)?);
    assets.push(styles::apart(project, context, Role::Kiosk, "kiosk.css")?);
    assets.push(script::kiosk(project, context)?);
    Ok(())
}

/// Adds `index.html`, first of all files, and `tally.html`.
fn add_pages(
    project: &Project,
    context: &BuildContext,
    start_page: &str,
    assets: &mut Vec<Asset>,
) -> Result<()> {
    let (page, pictures) = index_html::build(project, context.mode, assets, start_page)?;
    assets.extend(pictures);
    assets.insert(0, page);
    assets.extend(directory_page(project, context, assets)?);
    let tally = tally_html::build(project, context, assets)?;
    assets.extend(tally);
    Ok(())
}

/// Builds the static page of the directory from the directory's bundle, and its script.
fn directory_page(project: &Project, context: &BuildContext, assets: &[Asset]) -> Result<[Asset; 2]> {
    let bundle = Asset::of_role(assets, Role::Directory)?;
    let directory = occupations::Directory::from_bytes(&bundle.bytes)
        .map_err(|error| anyhow!("directory.bin: {error:?}"))?;
    let style = &Asset::of_role(assets, Role::Style)?.name;
    let script = script::directory_page(project, context)?;
    let html = directory_page::render(&project.root, &directory, style, &script.name);
    let html = html.map_err(|found| bundles::refused(&found))?;
    Ok([Asset::plain(Role::DirectoryPage, directory_page::NAME, html.into_bytes()), script])
}

/// Adds the files that other sites use.
fn add_embedding(
    project: &Project,
    context: &BuildContext,
    start_page: &str,
    assets: &mut Vec<Asset>,
) -> Result<()> {
    let static_page = shadow_root_html::build(assets, start_page)?;
    assets.extend(embed::build(project, context, &static_page)?);
    assets.push(static_page);
    Ok(())
}

impl BuildContext {
    /// Opens the context of a quick build, which needs no Node.
    fn dev(project: &Project) -> Result<Self> {
        Self::new(project, BuildMode::Dev, None)
    }

    /// Opens the context of a shipped build; without Node it is not minified.
    #[cfg(feature = "release")]
    fn release(project: &Project, without_node: bool) -> Result<Self> {
        let packages = if without_node { None } else { node::packages(project)? };
        if packages.is_none() {
            println!("without Node: not minified, no wasm-opt, not for old engines; {}", node::REMEDY);
        }
        Self::new(project, BuildMode::Release, packages)
    }

    fn new(project: &Project, mode: BuildMode, packages: Option<node::Packages>) -> Result<Self> {
        let folder = project.target.join("ship");
        fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
        Ok(Self { mode, folder, packages })
    }
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))
}

/// Replaces the content of the folder.
fn write(folder: &Path, assets: &[Asset]) -> Result<()> {
    empty(folder)?;
    for asset in assets {
        for (name, bytes) in asset.files() {
            let path = folder.join(&name);
            fs::write(&path, bytes).with_context(|| format!("writing {}", path.display()))?;
        }
    }
    Ok(())
}
