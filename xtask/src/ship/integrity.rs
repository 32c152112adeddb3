//! Integrity hashes for `integrity="…"`: a page that names one runs our script only if it is unchanged.

use super::{Asset, Role};
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use std::collections::BTreeMap;

/// Returns `sha384-…`, the format of the `integrity` attribute.
pub fn of(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// Builds `integrity.json`: the hash of every file that another page may name.
pub fn list(assets: &[Asset]) -> Result<Asset> {
    let fingerprints: BTreeMap<&str, String> =
        assets.iter().map(|asset| (asset.name.as_str(), of(&asset.bytes))).collect();
    let json = serde_json::to_vec_pretty(&fingerprints).context("writing the list of fingerprints")?;
    Ok(Asset::plain(Role::Integrity, "integrity.json", json))
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn writes_the_fingerprint_that_browsers_compute() {
        // printf 'abc' | openssl dgst -sha384 -binary | openssl base64 -A
        let abc = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";
        assert_eq!(of(b"abc"), abc);
    }
}
