//! `budgets.toml`: the size limits, and the sizes when they were last recorded.

use super::asset::{Asset, Role};
use anyhow::{Context, Result, anyhow};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

const RECORDED: &str = "[recorded]";

/// The limits and the last recorded sizes.
#[derive(Deserialize)]
pub struct Budgets {
    /// The limits.
    pub budget: Budget,
    /// Recorded bytes by plain name.
    pub recorded: BTreeMap<String, usize>,
}

/// Bytes after brotli.
#[derive(Deserialize)]
pub struct Budget {
    /// For [`Sums::check`].
    pub check: usize,
    /// For [`Sums::together`].
    pub together: usize,
}

/// The summed sizes of the files that a visitor downloads.
#[derive(Debug, PartialEq, Eq)]
pub struct Sums {
    /// Page with its styles, the other styles, script and wasm.
    pub check: usize,
    /// The same, with the directory chunk, the style of the further chunks and the directory. The extras
    /// chunk is excluded: it is fetched after them, and neither needs it.
    pub together: usize,
}

impl Sums {
    /// Sums the transferred bytes.
    pub fn of(assets: &[Asset]) -> Self {
        let sum =
            |roles: &[Role]| assets.iter().filter(|asset| roles.contains(&asset.role)).map(weight).sum();
        const CHECK: [Role; 4] = [Role::Page, Role::LaterStyle, Role::Script, Role::Wasm];
        let check = sum(&CHECK);
        let directory: usize = sum(&[Role::ChunkStyle, Role::DirectoryChunk, Role::Directory]);
        Self { check, together: check + directory }
    }
}

/// Returns the transferred bytes: of the compressed form if there is one.
pub fn weight(asset: &Asset) -> usize {
    asset.brotli.as_ref().unwrap_or(&asset.bytes).len()
}

impl Budgets {
    /// Reads the file.
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("reading {}", path.display()))
    }

    /// Returns one line for each exceeded limit.
    pub fn complaints(&self, sums: &Sums) -> Vec<String> {
        let limits = [
            ("what a check needs", sums.check, self.budget.check),
            ("check and directory together", sums.together, self.budget.together),
        ];
        limits
            .into_iter()
            .filter(|(_, is, limit)| is > limit)
            .map(|(what, is, limit)| format!("{what}: {is} bytes, {} over the budget of {limit}", is - limit))
            .collect()
    }

    /// Returns the bytes gained (negative: lost) since the last record; `None` for a file without a record.
    pub fn growth(&self, asset: &Asset) -> Option<i64> {
        let before = *self.recorded.get(&asset.plain_name)?;
        Some(weight(asset) as i64 - before as i64)
    }
}

/// Records the sizes, leaving everything above the record unchanged.
pub fn record(path: &Path, assets: &[Asset]) -> Result<()> {
    let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let text = recorded(&text, assets).ok_or_else(|| anyhow!("{} has no {RECORDED}", path.display()))?;
    fs::write(path, text).with_context(|| format!("writing {}", path.display()))
}

fn recorded(text: &str, assets: &[Asset]) -> Option<String> {
    let above = &text[..text.find(RECORDED)?];
    let mut text = format!("{above}{RECORDED}\n");
    for asset in assets {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "\"{}\" = {}", asset.plain_name, weight(asset));
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assets() -> Vec<Asset> {
        let mut page = Asset::page(vec![0; 1000]);
        page.brotli = Some(vec![0; 10]);
        vec![
            page,
            Asset::hashed(Role::Wasm, "app.wasm", vec![0; 80]),
            Asset::hashed(Role::DirectoryChunk, "app-directory.wasm", vec![0; 7]),
            Asset::hashed(Role::ExtrasChunk, "app-extras.wasm", vec![0; 900]),
            Asset::hashed(Role::Directory, "directory.bin", vec![0; 13]),
            Asset::hashed(Role::National, "national.bin", vec![0; 500]),
        ]
    }

    fn budgets(check: usize) -> Budgets {
        let text = format!("[budget]\ncheck = {check}\ntogether = 110\n[recorded]\n\"app.wasm\" = 70");
        toml::from_str(&text).expect("reads")
    }

    #[test]
    fn the_sums_count_what_travels() {
        let sums = Sums::of(&assets());
        assert_eq!((sums.check, sums.together), (90, 110));
    }

    #[test]
    fn a_limit_is_passed_by_one_byte_more() {
        let sums = Sums::of(&assets());
        assert!(budgets(90).complaints(&sums).is_empty());
        assert_eq!(budgets(89).complaints(&sums).len(), 1);
    }

    #[test]
    fn growth_is_counted_from_the_record() {
        let assets = assets();
        assert_eq!(budgets(90).growth(&assets[1]), Some(10));
        assert_eq!(budgets(90).growth(&assets[0]), None);
    }

    #[test]
    fn a_record_keeps_what_is_above_it() {
        let text = recorded("# why\n[budget]\n[recorded]\n\"old\" = 1\n", &assets()[..1]);
        let expected = "# why\n[budget]\n[recorded]\n\"index.html\" = 10\n";
        assert_eq!(text.as_deref(), Some(expected));
    }
}
