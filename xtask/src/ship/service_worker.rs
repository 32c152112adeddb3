//! `service-worker.js`: the worker with the list of this build's files.

use super::{Asset, BuildContext, Role, integrity, modules, script};
use crate::project::Project;
use anyhow::{Context, Result};
use std::collections::BTreeMap;

/// The name never changes: browsers request it at each visit.
const NAME: &str = "service-worker.js";

/// Builds the worker last, from the final names. (The page contains only the worker's name.)
pub fn build(project: &Project, context: &BuildContext, assets: &[Asset]) -> Result<Asset> {
    let source = filled(&modules::join(project, "worker/service-worker.js", "")?, assets)?;
    let script = script::minify(context, NAME, source)?;
    Ok(Asset::plain(Role::ServiceWorker, NAME, script))
}

fn filled(source: &str, assets: &[Asset]) -> Result<String> {
    let list = |is_listed: fn(Role) -> bool| -> Result<String> {
        let files: BTreeMap<&str, String> = assets
            .iter()
            .filter(|asset| is_listed(asset.role))
            .map(|asset| {
                let name = if asset.role == Role::Page { "" } else { asset.name.as_str() };
                (name, integrity::of(&asset.bytes))
            })
            .collect();
        serde_json::to_string(&files).context("writing the list of files")
    };
    let files = list(is_kept)?;
    let kiosk_files = list(|role| matches!(role, Role::Handwriting | Role::HandwritingChunk))?;
    let build = file_hash::short_hash([&*files, &kiosk_files].concat().as_bytes());
    let values = [
        ("const BUILD = '';", format!("const BUILD = '{build}';")),
        ("const FILES = {};", format!("const FILES = {files};")),
        ("const KIOSK_FILES = {};", format!("const KIOSK_FILES = {kiosk_files};")),
    ];
    script::filled(NAME, source.to_owned(), &values)
}

/// Returns true for files that the widget needs on its own page, and false for those of host pages.
fn is_kept(role: Role) -> bool {
    match role {
        Role::Page
        | Role::FirstStyle
        | Role::LaterStyle
        | Role::ChunkStyle
        | Role::Script
        | Role::OwnPage
        | Role::Wasm
        | Role::DirectoryChunk
        | Role::ExtrasChunk
        | Role::Kiosk
        | Role::WasmCompiler
        | Role::Directory
        | Role::National
        | Role::Meaning
        | Role::Policies
        | Role::Rules
        | Role::Occupations => true,
        Role::Style
        | Role::StylePolicy
        | Role::Embed
        | Role::Frame
        | Role::Inline
        | Role::InlineScript
        | Role::EmbedPage
        | Role::DirectoryPage
        | Role::Tally
        | Role::Module
        | Role::Workbench
        | Role::Handwriting
        | Role::HandwritingChunk
        | Role::Licence
        | Role::Integrity
        | Role::Manifest
        | Role::Picture
        | Role::ServiceWorker => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "const BUILD = '';\nconst FILES = {};\nconst KIOSK_FILES = {};\n";

    fn assets(content: &str) -> Vec<Asset> {
        vec![
            Asset::page(b"<!doctype html>".to_vec()),
            Asset::hashed(Role::Wasm, "app.wasm", content.as_bytes().to_vec()),
            Asset::plain(Role::Embed, "embed.js", b"embed".to_vec()),
            Asset::hashed(Role::Handwriting, "handwriting.bin", b"templates".to_vec()),
        ]
    }

    #[test]
    fn the_page_and_its_files_are_named_with_their_fingerprints() {
        let assets = assets("wasm");
        let filled = filled(SOURCE, &assets).expect("fills");
        assert!(filled.contains(&format!(r#""":"{}""#, integrity::of(b"<!doctype html>"))), "{filled}");
        assert!(
            filled.contains(&format!(r#""{}":"{}""#, assets[1].name, integrity::of(b"wasm"))),
            "{filled}"
        );
        assert!(!filled.contains("embed"), "{filled}");
        let kiosk_files = format!(r#"const KIOSK_FILES = {{"{}":"#, assets[3].name);
        assert_eq!(filled.matches(&*assets[3].name).count(), 1);
        assert!(filled.contains(&kiosk_files), "{filled}");
    }

    #[test]
    fn another_content_is_another_build() {
        let build = |content| filled(SOURCE, &assets(content)).expect("fills")[..30].to_owned();
        assert_ne!(build("one"), build("another"));
        assert_eq!(build("one"), build("one"));
    }

    #[test]
    fn a_template_without_its_places_is_refused() {
        assert!(filled("const FILES = {};", &assets("wasm")).is_err());
    }
}
