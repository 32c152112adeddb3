//! `tally.html`: the page on which a community's staff count training wishes. It runs the same wasm by the
//! same loader as `index.html`, and adds a style of its own (docs/tally.md).

use super::{Asset, BuildContext, BuildMode, Role, bundles, index_html, styles};
use crate::project::Project;
use anyhow::{Context, Result};
use data_compiler::texts;
use std::fs;

const NAME: &str = "tally.html";
const STYLE: &str = "tally.css";

/// The page and its style.
pub fn build(
    project: &Project,
    context: &BuildContext,
    mode: BuildMode,
    assets: &[Asset],
) -> Result<Vec<Asset>> {
    let style = styles::apart(project, context, Role::Tally, STYLE)?;
    let path = project.root.join(NAME);
    let template = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let text = |name| texts::text(&project.root, name).map_err(|found| bundles::refused(&found));
    let title = text("TALLY_TITLE")?;
    let still = still(&title, &text("TALLY_FALLBACK")?, &text("TALLY_OPENING")?);
    let template = template.replace("<title></title>", &format!("<title>{title}</title>"));
    let html = index_html::of_staff(&template, mode, assets, &style.name, &still)
        .with_context(|| format!("filling in {}", path.display()))?;
    Ok(vec![Asset::plain(Role::Tally, NAME, html.into_bytes()), style])
}

/// What stands there until the widget runs, and where it cannot.
fn still(title: &str, fallback: &str, opening: &str) -> String {
    let notice = |attributes: &str| format!(r#"<p class="notice notice-ask"{attributes}>{fallback}</p>"#);
    [
        r#"<div class="qg"><main class="page"><h1 class="heading">"#,
        title,
        "</h1>",
        &notice(r#" data-fallback="" hidden="""#),
        "<noscript>",
        &notice(""),
        r#"</noscript><p class="waiting">"#,
        opening,
        "</p></main></div>",
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::still;

    #[test]
    fn the_still_page_says_what_it_is_and_what_to_do_where_it_cannot_run() {
        let html = still("数点单", "打不开", "正在打开");
        assert_eq!(html.matches("打不开").count(), 2);
        assert!(html.contains(r#"data-fallback="" hidden="">打不开"#), "{html}");
        assert!(html.contains(r#"<noscript><p class="notice notice-ask">打不开"#), "{html}");
    }
}
