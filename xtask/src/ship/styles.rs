//! Joins the styles: three files for the page, in the order in which it needs them, and all as one.

use super::{Asset, BuildContext, Role};
use crate::project::Project;
use crate::tools::process;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// Joins the styles of the widget (docs/decisions/0003-requests-of-a-page.md).
pub fn build(project: &Project, context: &BuildContext) -> Result<[Asset; 4]> {
    let hashed = |role, plain_name, name| {
        Ok::<_, anyhow::Error>(Asset::hashed(role, plain_name, joined_or_packed(project, context, name)?))
    };
    Ok([
        hashed(Role::Style, "app.css", "main.css")?,
        hashed(Role::LaterStyle, "later.css", "later.css")?,
        hashed(Role::ChunkStyle, "chunks.css", "chunks.css")?,
        hashed(Role::FirstStyle, "first.css", "first.css")?,
    ])
}

/// Builds a style that is loaded only when needed.
pub fn apart(project: &Project, context: &BuildContext, role: Role, name: &str) -> Result<Asset> {
    Ok(Asset::hashed(role, name, joined_or_packed(project, context, name)?))
}

/// Joins and minifies with esbuild, or only joins if there is no Node.
fn joined_or_packed(project: &Project, context: &BuildContext, name: &str) -> Result<Vec<u8>> {
    let main = project.root.join("styles").join(name);
    Ok(match &context.packages {
        Some(packages) => process::output(packages.program("esbuild").arg(&main).args([
            "--bundle",
            "--minify",
            "--target=chrome79,safari12",
            "--loader:.svg=dataurl",
            "--charset=utf8",
            "--log-level=warning",
        ]))?,
        None => join(&main)?.into_bytes(),
    })
}

/// Joins without Node: replaces each line `@import "other.css";` by that file.
fn join(path: &Path) -> Result<String> {
    let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut joined = String::new();
    for line in text.lines() {
        match imported(line) {
            Some(name) => joined.push_str(&join(&folder.join(name))?),
            None if line.trim_start().starts_with("@import") => {
                bail!("{}: not a plain import: {line}", path.display())
            }
            None => joined.push_str(line),
        }
        joined.push('\n');
    }
    Ok(joined)
}

fn imported(line: &str) -> Option<&str> {
    let name = line.trim().strip_prefix("@import")?.strip_suffix(';')?;
    let name = name.trim();
    let name = name.strip_prefix("url(").and_then(|name| name.strip_suffix(')')).unwrap_or(name);
    name.strip_prefix('"')?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::{imported, join};
    use std::path::Path;

    #[test]
    fn recognises_plain_imports_only() {
        assert_eq!(imported("@import \"tokens.css\";"), Some("tokens.css"));
        assert_eq!(imported("@import url(\"a/b.css\");"), Some("a/b.css"));
        assert_eq!(imported("@import \"print.css\" print;"), None);
        assert_eq!(imported("body { margin: 0 }"), None);
    }

    #[test]
    fn no_length_takes_the_page_for_ours() {
        // In a shadow root, `rem` refers to the host page; styles/tokens.css defines `--rem` instead. Media
        // queries on the window's width are replaced by web/loader/shadow-host.js.
        let main = Path::new(env!("CARGO_MANIFEST_DIR")).join("../styles/main.css");
        let styles = join(&main).expect("can be read");
        let in_rem = |line: &&str| {
            line.match_indices("rem").any(|(at, _)| line[..at].ends_with(|sign: char| sign.is_ascii_digit()))
        };
        let found: Vec<&str> = styles
            .lines()
            .filter(in_rem)
            .filter(|line| !line.contains("@media (min-width: "))
            .map(str::trim)
            .collect();
        assert_eq!(found, ["--rem: 1rem;"]);
    }
}
