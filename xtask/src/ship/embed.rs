//! The files for host pages: the script of the custom element, and the page on which an editor builds the
//! snippet.

use super::{Asset, BuildContext, Role, integrity, script, styles};
use crate::project::Project;
use anyhow::{Context, Result};
use lol_html::{RewriteStrSettings, doc_comments, element, rewrite_str};
use std::fs;

/// Builds `embed.js` under its plain and its hashed name, and `embed.html` with its files. `static_page` is
/// the output of [`super::shadow_root_html`].
pub fn build(project: &Project, context: &BuildContext, static_page: &Asset) -> Result<Vec<Asset>> {
    let values = [(
        "const STATIC_PAGE = ['', ''];",
        format!("const STATIC_PAGE = ['{}', '{}'];", static_page.name, integrity::of(&static_page.bytes)),
    )];
    let element = script::filled("embed.js", script::element(project)?, &values)?;
    let element = script::minify(context, "embed.js", element)?;
    let mut pinned = Asset::hashed(Role::Embed, "embed.js", element.clone());
    "embed.pinned.js".clone_into(&mut pinned.plain_name);
    let script =
        Asset::hashed(Role::EmbedPage, "embed-page.js", script::minified(project, context, "embed-page.js")?);
    let style = styles::apart(project, context, Role::EmbedPage, "embed-page.css")?;
    let path = project.root.join("embed.html");
    let template = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let html = fill(&template, &pinned, &style, &script)
        .with_context(|| format!("filling in {}", path.display()))?;
    Ok(vec![
        Asset::plain(Role::Embed, "embed.js", element),
        pinned,
        Asset::plain(Role::EmbedPage, "embed.html", html.into_bytes()),
        script,
        style,
    ])
}

/// Inserts the file names of this build and the integrity hash of the snippet.
fn fill(template: &str, pinned: &Asset, style: &Asset, script: &Asset) -> Result<String> {
    let fingerprint = integrity::of(&pinned.bytes);
    let renamed = |name: &str| match name {
        "styles/embed-page.css" => Some(style.name.clone()),
        "web/embed-page.js" => Some(script.name.clone()),
        "embed.js" => Some(pinned.name.clone()),
        _ => None,
    };
    let template: String = template.lines().map(str::trim).collect();
    Ok(rewrite_str(
        &template,
        RewriteStrSettings::new()
            .append_document_content_handler(doc_comments!(|comment| {
                comment.remove();
                Ok(())
            }))
            .append_element_content_handler(element!("link[href]", |link| {
                if let Some(name) = link.get_attribute("href").as_deref().and_then(renamed) {
                    link.set_attribute("href", &name)?;
                }
                Ok(())
            }))
            .append_element_content_handler(element!("script[src]", |script| {
                let source = script.get_attribute("src").unwrap_or_default();
                if let Some(name) = renamed(&source) {
                    script.set_attribute("src", &name)?;
                }
                if source == "embed.js" {
                    script.set_attribute("integrity", &fingerprint)?;
                }
                Ok(())
            })),
    )?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_editors_page_names_the_files_of_the_build() {
        let template = concat!(
            "<!doctype html><!-- for the reader -->",
            r#"<link rel="stylesheet" href="styles/embed-page.css"><link rel="icon" href="data:,">"#,
            "\n",
            r#"  <script src="embed.js"></script><script src="web/embed-page.js"></script>"#,
        );
        let asset = |name: &str| Asset::hashed(Role::EmbedPage, name, name.as_bytes().to_vec());
        let (pinned, style, script) = (asset("embed.js"), asset("embed-page.css"), asset("embed-page.js"));
        let html = fill(template, &pinned, &style, &script).expect("fills");
        for name in [&pinned.name, &style.name, &script.name] {
            assert!(html.contains(&format!("\"{name}\"")), "{html}");
        }
        assert!(html.contains(&integrity::of(&pinned.bytes)), "{html}");
        assert!(html.contains("data:,") && !html.contains("<!--") && !html.contains("web/"), "{html}");
    }
}
