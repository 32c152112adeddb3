//! From sources to `dist/`, in the form that people get.

mod asset;
mod budgets;
mod bundles;
mod compress;
mod embed;
mod index_html;
mod integrity;
mod js_module;
mod manifest;
mod modules;
mod old_engines;
mod prerender;
mod reorder_functions;
mod report;
mod script;
mod service_worker;
mod shadow_root_html;
mod short_imports;
mod split;
mod styles;
mod tally_html;
mod wasm;
mod weigh;

pub use asset::{Asset, Role};
pub use bundles::{check as check_data, write as write_bundles};
pub use old_engines::tools as old_engine_tools;
pub use report::report;
pub use weigh::weigh;

use crate::project::Project;
use crate::tools::node;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// How much trouble we take.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum BuildMode {
    /// What people get: small, for old engines too, compressed.
    Release,
    /// What a developer looks at: quick to build, nothing minified, nothing compressed.
    Dev,
}

/// Where intermediate files of a build go.
struct BuildContext {
    mode: BuildMode,
    folder: PathBuf,
    packages: Option<node::Packages>,
}

/// Builds everything into `dist/` and returns the files.
pub fn build(project: &Project, mode: BuildMode, without_node: bool) -> Result<Vec<Asset>> {
    let context = BuildContext::open(project, mode, without_node)?;
    if mode == BuildMode::Release {
        // If this build fails, nobody shall take the last one for it.
        empty(&project.dist())?;
    }
    let mut assets = vec![styles::build(project, &context)?, script::wasm_compiler(project, &context)?];
    assets.extend(bundles::build(project)?);
    let widget = wasm::build(project, &context)?;
    assets.push(widget.wasm);
    assets.extend(widget.further);
    assets.push(script::build(project, &context, &widget.glue)?);
    assets.push(script::inline(project, &context, &widget.glue)?);
    assets.push(script::frame(project, &context)?);
    assets.push(styles::apart(project, &context, Role::Kiosk, "kiosk.css")?);
    assets.push(script::kiosk(project, &context)?);
    assets.extend(manifest::build(project)?);
    let start_page = prerender::render(project)?;
    let (page, pictures) = index_html::build(project, mode, &assets, &start_page)?;
    assets.extend(pictures);
    assets.insert(0, page);
    let staff = tally_html::build(project, &context, mode, &assets)?;
    assets.extend(staff);
    if mode == BuildMode::Release {
        // A developer wants what was built last, not what was built before.
        let worker = service_worker::build(project, &context, &assets)?;
        assets.push(worker);
    }
    let still = shadow_root_html::build(&assets, &start_page)?;
    assets.extend(embed::build(project, &context, &still)?);
    assets.push(still);
    if mode == BuildMode::Release {
        // A developer looks at the widget; the module is not in the page.
        let module = js_module::build(project, &context, &assets)?;
        assets.extend(module);
    }
    assets.push(integrity::list(&assets)?);
    if mode == BuildMode::Release {
        old_engines::check(project, &context, &assets)?;
        compress::all(&mut assets)?;
    }
    write(&project.dist(), &assets)?;
    Ok(assets)
}

impl BuildContext {
    fn open(project: &Project, mode: BuildMode, without_node: bool) -> Result<Self> {
        let packages = if mode == BuildMode::Dev || without_node { None } else { node::packages(project)? };
        if mode == BuildMode::Release && packages.is_none() {
            println!("without Node: not minified, no wasm-opt, old engines not served; {}", node::REMEDY);
        }
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

/// Replaces what is in the folder.
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
