//! Prints the sizes of a build, and fails if they exceed the budgets.

use super::asset::Asset;
use super::budgets::{self, Budgets, Sums};
use crate::project::Project;
use anyhow::{Result, bail};

/// Prints every file's size and the two sums; returns an error if a sum exceeds its budget. With `record`,
/// first records these sizes as the reference for later builds.
pub fn report(project: &Project, assets: &[Asset], record: bool) -> Result<()> {
    let path = project.root.join("budgets.toml");
    let budgets = Budgets::read(&path)?;
    if record {
        budgets::record(&path, assets)?;
    }
    println!("{:>9} {:>9} {:>8}  file", "raw", "brotli", "grown");
    for asset in assets {
        println!(
            "{:>9} {:>9} {:>8}  {}",
            asset.bytes.len(),
            budgets::weight(asset),
            growth(budgets.growth(asset)),
            asset.name
        );
    }
    let sums = Sums::of(assets);
    println!(
        "what a check needs: {} kB; what check and directory need together: {} kB (brotli)",
        kilobytes(sums.check),
        kilobytes(sums.together)
    );
    let complaints = budgets.complaints(&sums);
    if complaints.is_empty() {
        return Ok(());
    }
    let grown: Vec<String> = assets
        .iter()
        .filter_map(|asset| Some((asset, budgets.growth(asset).filter(|bytes| *bytes > 0)?)))
        .map(|(asset, bytes)| format!("{} by {bytes}", asset.plain_name))
        .collect();
    bail!(
        "{}; grown since the last record: {}",
        complaints.join("; "),
        if grown.is_empty() { "nothing".to_owned() } else { grown.join(", ") }
    );
}

fn growth(bytes: Option<i64>) -> String {
    match bytes {
        Some(0) => "·".to_owned(),
        Some(bytes) => format!("{bytes:+}"),
        None => "new".to_owned(),
    }
}

/// Formats kilobytes (1,000 bytes) with one decimal, rounded up so that rounding never hides an excess.
fn kilobytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::kilobytes;

    #[test]
    fn kilobytes_are_rounded_up() {
        assert_eq!(kilobytes(99_999), "100.0");
        assert_eq!(kilobytes(42_800), "42.8");
        assert_eq!(kilobytes(1), "0.1");
    }
}
