//! The prerendered page for a shadow root on a host page: the same start page, with the names and hashes of
//! everything that the widget fetches (docs/embedding.md).

use super::asset::{Asset, Role};
use super::integrity;
use anyhow::{Result, ensure};
use std::fmt::Write;

/// The files named in data attributes, for the script. (A development build has no further chunks.)
const NAMED: [(&[Role], &str); 3] = [
    (&[Role::InlineScript], "script"),
    (&[Role::Wasm], "wasm"),
    (&[Role::DirectoryChunk, Role::ExtrasChunk], "parts"),
];

/// The data files, which our own page names in its head.
const BUNDLES: [(Role, &str); 4] = [
    (Role::Directory, "directory"),
    (Role::National, "national"),
    (Role::Meaning, "meaning"),
    (Role::Policies, "policies"),
];

/// Returns a piece of HTML: one element that contains everything.
pub fn build(assets: &[Asset], start_page: &str) -> Result<Asset> {
    let mut html = String::from(r#"<div class="qg-inside qg-root" lang="zh-CN" data-fitted"#);
    for (roles, name) in NAMED {
        let files: Vec<&Asset> = roles.iter().filter_map(|role| Asset::of_role(assets, *role).ok()).collect();
        ensure!(!files.is_empty() || name == "parts", "nothing was built for {roles:?}");
        let names: Vec<&str> = files.iter().map(|file| &*file.name).collect();
        let fingerprints: Vec<String> = files.iter().map(|file| integrity::of(&file.bytes)).collect();
        let (names, fingerprints) = (names.join(" "), fingerprints.join(" "));
        // Writing to a string cannot fail.
        let _ = write!(html, r#" data-{name}="{names}" data-{name}-integrity="{fingerprints}""#);
    }
    let style = Asset::of_role(assets, Role::Style)?;
    let fingerprint = integrity::of(&style.bytes);
    let _ = write!(
        html,
        r#"><link rel="stylesheet" crossorigin href="{}" integrity="{fingerprint}">"#,
        style.name
    );
    for (role, bundle) in BUNDLES {
        let name = &Asset::of_role(assets, role)?.name;
        let _ = write!(html, r#"<link rel="alternate" data-bundle="{bundle}" href="{name}">"#);
    }
    let _ = write!(html, r#"<div id="qilu-green">{start_page}</div></div>"#);
    Ok(Asset::hashed(Role::Inline, "inline.html", html.into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assets() -> Vec<Asset> {
        [
            (Role::Style, "app.css"),
            (Role::InlineScript, "inline.js"),
            (Role::Wasm, "app.wasm"),
            (Role::DirectoryChunk, "app-directory.wasm"),
            (Role::ExtrasChunk, "app-extras.wasm"),
            (Role::Directory, "directory.bin"),
            (Role::National, "national.bin"),
            (Role::Meaning, "meaning.bin"),
            (Role::Policies, "policies.bin"),
        ]
        .map(|(role, name)| Asset::hashed(role, name, name.as_bytes().to_vec()))
        .into()
    }

    #[test]
    fn whoever_names_its_fingerprint_names_those_of_all_that_runs() {
        let assets = assets();
        let static_page = build(&assets, "<h1>开始</h1>").expect("is written");
        let html = String::from_utf8(static_page.bytes).expect("is text");
        assert!(html.contains(r#"<div id="qilu-green"><h1>开始</h1></div>"#), "{html}");
        for asset in &assets {
            assert!(html.contains(&asset.name), "{} in {html}", asset.name);
        }
        for runs in &assets[..5] {
            assert!(html.contains(&integrity::of(&runs.bytes)), "{} in {html}", runs.name);
        }
    }

    #[test]
    fn a_missing_file_is_an_error() {
        assert!(build(&assets()[1..], "").is_err());
    }
}
