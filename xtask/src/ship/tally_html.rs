//! `tally.html`: the page on which a community's staff count training wishes. It runs the same wasm by the
//! same loader as `index.html`, and adds a style of its own (docs/tally.md).

use super::bundles::text;
use super::{Asset, BuildContext, Role, index_html, styles};
use crate::project::Project;
use anyhow::{Context, Result};
use std::fs;

const NAME: &str = "tally.html";
const STYLE: &str = "tally.css";

/// Builds the page and its style.
pub fn build(project: &Project, context: &BuildContext, assets: &[Asset]) -> Result<Vec<Asset>> {
    let style = styles::apart(project, context, Role::Tally, STYLE)?;
    let path = project.root.join(NAME);
    let template = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let title = text(project, "TALLY_TITLE")?;
    let template = template.replace("<title></title>", &format!("<title>{title}</title>"));
    let static_page = waiting_page(project, "TALLY_TITLE", "TALLY_FALLBACK")?;
    let html = index_html::of_staff(&template, context.mode, assets, &style.name, &static_page)
        .with_context(|| format!("filling in {}", path.display()))?;
    Ok(vec![Asset::plain(Role::Tally, NAME, html.into_bytes()), style])
}

/// Renders the content of a page until the widget runs, and where it cannot run, from two texts.
pub fn waiting_page(project: &Project, title: &str, fallback: &str) -> Result<String> {
    Ok(waiting(&text(project, title)?, &text(project, fallback)?, &text(project, "TALLY_OPENING")?))
}

fn waiting(title: &str, fallback: &str, opening: &str) -> String {
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
    use super::waiting;

    #[test]
    fn the_still_page_says_what_it_is_and_what_to_do_where_it_cannot_run() {
        let html = waiting("数点单", "打不开", "正在打开");
        assert_eq!(html.matches("打不开").count(), 2);
        assert!(html.contains(r#"data-fallback="" hidden="">打不开"#), "{html}");
        assert!(html.contains(r#"<noscript><p class="notice notice-ask">打不开"#), "{html}");
    }
}
