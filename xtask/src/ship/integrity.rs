//! Integrity hashes for `integrity="…"`: a page that names one runs our script only if it is unchanged.

use super::{Asset, Role};
use anyhow::{Context, Result};
use sha2::{Digest, Sha384};
use std::collections::BTreeMap;

/// Returns `sha384-…`, the format of the `integrity` attribute.
pub fn of(bytes: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(bytes)))
}

/// Builds `integrity.json`: the hash of every file that another page may name.
pub fn list(assets: &[Asset]) -> Result<Asset> {
    let fingerprints: BTreeMap<&str, String> =
        assets.iter().map(|asset| (asset.name.as_str(), of(&asset.bytes))).collect();
    let json = serde_json::to_vec_pretty(&fingerprints).context("writing the list of fingerprints")?;
    Ok(Asset::plain(Role::Integrity, "integrity.json", json))
}

/// Encodes Base64 without padding; the length must be a multiple of three, as 48 bytes are.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    debug_assert_eq!(bytes.len() % 3, 0);
    let mut text = String::with_capacity(bytes.len() / 3 * 4);
    for group in bytes.chunks_exact(3) {
        let value = group.iter().fold(0_usize, |value, byte| value << 8 | usize::from(*byte));
        for shift in [18, 12, 6, 0] {
            text.push(char::from(DIGITS[value >> shift & 63]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{base64, of};

    #[test]
    fn writes_base64() {
        assert_eq!(base64(b"foobar"), "Zm9vYmFy");
        assert_eq!(base64(&[0xfb, 0xff, 0xfe]), "+//+");
    }

    #[test]
    fn writes_the_fingerprint_that_browsers_compute() {
        // printf 'abc' | openssl dgst -sha384 -binary | openssl base64 -A
        let abc = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";
        assert_eq!(of(b"abc"), abc);
    }
}
