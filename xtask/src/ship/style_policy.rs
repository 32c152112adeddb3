//! `first-style.conf`: the setting by which nginx permits the styles within the page, and no others
//! (docs/decisions/0003-requests-of-a-page.md).

use super::asset::{Asset, Role};
use crate::server::headers::STYLE_POLICY_FILE;
use anyhow::Result;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Builds the setting from the styles of the first page.
pub fn build(assets: &[Asset]) -> Result<Asset> {
    let style = Asset::of_role(assets, Role::FirstStyle)?;
    let source = format!("'sha256-{}'", STANDARD.encode(Sha256::digest(&style.bytes)));
    let setting = format!("set $first_style \"{source}\";\n");
    Ok(Asset::plain(Role::StylePolicy, STYLE_POLICY_FILE, setting.into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::{Asset, Role, build};

    #[test]
    fn the_setting_contains_the_hash_of_the_style() {
        let style = Asset::hashed(Role::FirstStyle, "first.css", b"abc".to_vec());
        let setting = build(&[style]).expect("there is a style");
        let hash = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
        assert_eq!(setting.bytes, format!("set $first_style \"'sha256-{hash}'\";\n").into_bytes());
    }
}
