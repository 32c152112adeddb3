//! The ES module for portals with their own interface: `qilu-green.js`, its types, its wasm.

use super::{Asset, BuildContext, Role, modules, script, wasm_release};
use crate::project::Project;
use anyhow::{Context, Result, anyhow, ensure};
use std::fs;

/// Declares `qilu-green.js` an ES module; Node before 20.19 does not detect this from the syntax.
const PACKAGE: &[u8] = br#"{
  "name": "qilu-green",
  "private": true,
  "type": "module",
  "exports": { "types": "./qilu-green.d.ts", "default": "./qilu-green.js" }
}
"#;

/// Builds the module under its plain and its hashed name, its types and its wasm. It shares the bundles with
/// the widget.
pub fn build(project: &Project, context: &BuildContext, assets: &[Asset]) -> Result<Vec<Asset>> {
    let (wasm, glue) = wasm_release::js_module(project, context)?;
    let wasm = Asset::hashed(Role::Module, "module.wasm", wasm);
    let front = modules::join_as_module(project, "module/module.js")?;
    let front = named(&front, assets.iter().chain([&wasm]))?;
    let script = script::es_module(context, "qilu-green.js", format!("{glue}\n{front}"))?;
    let mut pinned = Asset::hashed(Role::Module, "qilu-green.js", script.clone());
    "qilu-green.pinned.js".clone_into(&mut pinned.plain_name);
    let types = project.root.join("web/module/qilu-green.d.ts");
    let types = fs::read(&types).with_context(|| format!("reading {}", types.display()))?;
    Ok(vec![
        Asset::plain(Role::Module, "qilu-green.js", script),
        pinned,
        Asset::plain(Role::Module, "qilu-green.d.ts", types),
        Asset::plain(Role::Module, "package.json", PACKAGE.to_vec()),
        wasm,
    ])
}

/// Replaces the plain file names by the hashed ones.
fn named<'a>(front: &str, assets: impl Iterator<Item = &'a Asset> + Clone) -> Result<String> {
    ["module.wasm", "directory.bin", "national.bin", "meaning.bin"].into_iter().try_fold(
        front.to_owned(),
        |front, plain| {
            let asset = assets
                .clone()
                .find(|asset| asset.plain_name == plain)
                .ok_or_else(|| anyhow!("{plain} was not built"))?;
            let quoted = format!("'{plain}'");
            ensure!(front.matches(&quoted).count() == 1, "qilu-green.js does not name {plain} exactly once");
            Ok(front.replace(&quoted, &format!("'{}'", asset.name)))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_named_once_by_its_hash() {
        let assets = ["module.wasm", "directory.bin", "national.bin", "meaning.bin"]
            .map(|name| Asset::hashed(Role::Module, name, name.as_bytes().to_vec()));
        let front = "{ wasm: 'module.wasm', directory: 'directory.bin', national: 'national.bin', meaning: 'meaning.bin' }";
        let filled = named(front, assets.iter()).expect("fills");
        for asset in &assets {
            assert!(filled.contains(&format!("'{}'", asset.name)), "{filled}");
        }
        assert!(named("{ wasm: 'module.wasm' }", assets.iter()).is_err());
        assert!(named(front, assets[1..].iter()).is_err());
    }
}
