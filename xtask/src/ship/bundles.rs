//! The data files that the widget fetches. (`crates/content` compiles the data that the widget contains.)

use super::{Asset, Role, handwriting, integrity};
use crate::project::Project;
use anyhow::{Context, Error, Result, anyhow};
use data_compiler::Diagnostic;
use eligibility::bundle::file_of;
use occupations::file;
use std::collections::BTreeSet;
use std::fs;

/// Compiles the directory, the national list, all policies but the main one, and the templates of
/// handwriting.
pub fn build(project: &Project) -> Result<Vec<Asset>> {
    let bundles = data_compiler::occupations::compile(&project.root).map_err(|found| refused(&found))?;
    let policies = data_compiler::compile_other_policies(&project.root).map_err(|found| refused(&found))?;
    Ok(vec![
        Asset::hashed(Role::Directory, "directory.bin", bundles.directory),
        Asset::hashed(Role::National, "national.bin", bundles.national),
        Asset::hashed(Role::Meaning, "meaning.bin", bundles.meaning),
        Asset::hashed(Role::Policies, "policies.bin", policies),
        Asset::hashed(Role::Handwriting, "handwriting.bin", handwriting::pack(project, &bundles.characters)?),
    ])
}

/// Returns the characters that a visitor of a kiosk may write.
pub fn written_characters(project: &Project) -> Result<BTreeSet<char>> {
    let bundles = data_compiler::occupations::compile(&project.root).map_err(|found| refused(&found))?;
    Ok(bundles.characters)
}

/// Compiles all of `data/`, only for its diagnostics.
pub fn check(project: &Project) -> Result<()> {
    let root = &project.root;
    let of_the_widget = [
        data_compiler::compile_policies(root).err(),
        data_compiler::compile_other_policies(root).err(),
        data_compiler::texts::check_text_usage(root).err(),
    ];
    let mut found: Vec<Diagnostic> = of_the_widget.into_iter().flatten().flatten().collect();
    // The check of the uses has read the texts, too.
    let others = data_compiler::check_other_data(root);
    let unseen: Vec<Diagnostic> =
        others.into_iter().filter(|diagnostic| !found.contains(diagnostic)).collect();
    found.extend(unseen);
    if found.is_empty() { Ok(()) } else { Err(refused(&found)) }
}

/// Prints the diagnostics, one per line, and returns an error.
pub fn refused(found: &[Diagnostic]) -> Error {
    for diagnostic in found {
        println!("{diagnostic}");
    }
    anyhow!("data/ has {} mistakes", found.len())
}

/// Returns a text of the interface by its name, for what is not rendered by the widget.
pub fn text(project: &Project, name: &str) -> Result<String> {
    data_compiler::texts::text(&project.root, name).map_err(|found| refused(&found))
}

/// Compiles the widget's rules into a file that a deployment can use instead of the built-in ones.
fn rules(project: &Project) -> Result<Asset> {
    let policies = data_compiler::compile_policies(&project.root).map_err(|found| refused(&found))?;
    Ok(Asset::plain(Role::Rules, "rules.bin", file_of(&policies)))
}

/// Combines directory, national list and meaning into a file that a deployment can use instead of the
/// built-in ones.
fn occupations(bundles: &[Asset]) -> Result<Asset> {
    let bundle = |role| Asset::of_role(bundles, role).map(|bundle| bundle.bytes.as_slice());
    let file = file::encode(bundle(Role::Directory)?, bundle(Role::National)?, bundle(Role::Meaning)?);
    Ok(Asset::plain(Role::Occupations, "occupations.bin", file))
}

/// Writes all bundles under their plain names: those that the page fetches, the rules and the occupations.
/// Prints the integrity hashes by which a page names the last two.
pub fn write(project: &Project) -> Result<()> {
    let folder = project.root.join("target/bundles");
    fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    let mut bundles = build(project)?;
    bundles.extend([rules(project)?, occupations(&bundles)?]);
    for bundle in bundles {
        let path = folder.join(&bundle.plain_name);
        fs::write(&path, &bundle.bytes).with_context(|| format!("writing {}", path.display()))?;
        println!("{} ({} bytes) {}", path.display(), bundle.bytes.len(), integrity::of(&bundle.bytes));
    }
    Ok(())
}
