//! Integrity hashes for `integrity="…"`: a page that names one runs our script only if it is unchanged.

use super::{Asset, Role};
use anyhow::{Context, Result};
pub use file_hash::integrity as of;
use std::collections::BTreeMap;

/// Builds `integrity.json`: the hash of every file that another page may name.
pub fn list(assets: &[Asset]) -> Result<Asset> {
    let fingerprints: BTreeMap<&str, String> =
        assets.iter().map(|asset| (asset.name.as_str(), of(&asset.bytes))).collect();
    let json = serde_json::to_vec_pretty(&fingerprints).context("writing the list of fingerprints")?;
    Ok(Asset::plain(Role::Integrity, "integrity.json", json))
}
