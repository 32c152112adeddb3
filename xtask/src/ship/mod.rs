//! From sources to `dist/`, in the form that people get.

mod asset;
mod budgets;
mod bundles;
mod compress;
mod embed;
mod inline;
mod integrity;
mod manifest;
mod module;
mod names;
mod old_engines;
mod order;
mod page;
mod report;
mod script;
mod service_worker;
mod split;
mod start_page;
mod styles;
mod tally;
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
pub enum Form {
    /// What people get: small, for old engines too, compressed.
    Shipped,
    /// What a developer looks at: quick to build, nothing minified, nothing compressed.
    Dev,
}

/// Where intermediate files of a build go.
struct Workshop {
    form: Form,
    folder: PathBuf,
    packages: Option<node::Packages>,
}

/// Builds everything into `dist/` and returns the files.
pub fn build(project: &Project, form: Form, without_node: bool) -> Result<Vec<Asset>> {
    let workshop = Workshop::open(project, form, without_node)?;
    if form == Form::Shipped {
        // If this build fails, nobody shall take the last one for it.
        empty(&project.dist())?;
    }
    let mut assets = vec![styles::build(project, &workshop)?, script::wasm_compiler(project, &workshop)?];
    assets.extend(bundles::build(project)?);
    let widget = wasm::build(project, &workshop)?;
    assets.push(widget.wasm);
    assets.extend(widget.further);
    assets.push(script::build(project, &workshop, &widget.glue)?);
    assets.push(script::inline(project, &workshop, &widget.glue)?);
    assets.push(script::frame(project, &workshop)?);
    assets.push(styles::apart(project, &workshop, Role::Kiosk, "kiosk.css")?);
    assets.push(script::kiosk(project, &workshop)?);
    assets.extend(manifest::build(project)?);
    let start_page = start_page::render(project)?;
    let (page, pictures) = page::build(project, form, &assets, &start_page)?;
    assets.extend(pictures);
    assets.insert(0, page);
    let staff = tally::build(project, &workshop, form, &assets)?;
    assets.extend(staff);
    if form == Form::Shipped {
        // A developer wants what was built last, not what was built before.
        let worker = service_worker::build(project, &workshop, &assets)?;
        assets.push(worker);
    }
    let still = inline::build(&assets, &start_page)?;
    assets.extend(embed::build(project, &workshop, &still)?);
    assets.push(still);
    if form == Form::Shipped {
        // A developer looks at the widget; the module is not in the page.
        let module = module::build(project, &workshop, &assets)?;
        assets.extend(module);
    }
    assets.push(integrity::list(&assets)?);
    if form == Form::Shipped {
        old_engines::check(project, &workshop, &assets)?;
        compress::all(&mut assets)?;
    }
    write(&project.dist(), &assets)?;
    Ok(assets)
}

impl Workshop {
    fn open(project: &Project, form: Form, without_node: bool) -> Result<Self> {
        let packages = if form == Form::Dev || without_node { None } else { node::packages(project)? };
        if form == Form::Shipped && packages.is_none() {
            println!("without Node: not minified, no wasm-opt, old engines not served; {}", node::REMEDY);
        }
        let folder = project.target.join("ship");
        fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
        Ok(Self { form, folder, packages })
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
