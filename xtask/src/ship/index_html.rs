//! Fills in `index.html`: the start page, and the hashed names of everything it needs.

use super::BuildMode;
use super::asset::{Asset, Role};
use crate::project::Project;
use anyhow::{Context, Result, anyhow};
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, doc_comments, element, rewrite_str};
use std::fs;
use std::path::Path;

/// The plain name of the icon for iOS, which takes it from the page and not from the manifest.
pub const APPLE_ICON: &str = "icon-180.png";

/// Builds the page and the images it refers to.
pub fn build(
    project: &Project,
    mode: BuildMode,
    assets: &[Asset],
    start_page: &str,
) -> Result<(Asset, Vec<Asset>)> {
    let path = project.root.join("index.html");
    let template = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let mut pictures = Vec::new();
    let mut requests = check(mode, assets)?;
    if mode == BuildMode::Release {
        requests.push_str(&home_screen(assets)?);
    }
    let link =
        |role| Ok::<_, anyhow::Error>(format!(r#"<link rel="stylesheet" href="{}">"#, name(assets, role)?));
    let later = match mode {
        BuildMode::Release => link(Role::LaterStyle)?,
        // Not split: no chunk brings its style.
        BuildMode::Dev => link(Role::LaterStyle)? + &link(Role::ChunkStyle)?,
    };
    let html = fill(&template, &project.root, assets, &requests, start_page, &later, &mut pictures)
        .with_context(|| format!("filling in {}", path.display()))?;
    Ok((Asset::page(html.into_bytes()), pictures))
}

/// Builds another page that runs the widget, without icons and without the service worker, which caches only
/// `index.html`.
pub fn of_staff(
    template: &str,
    mode: BuildMode,
    assets: &[Asset],
    style: &str,
    static_page: &str,
) -> Result<String> {
    let link = |style: &str| format!(r#"<link rel="stylesheet" href="{style}">"#);
    let requests = [link(name(assets, Role::Style)?), run(mode, assets, "")?, link(style)].concat();
    fill(template, Path::new(""), assets, &requests, static_page, "", &mut Vec::new())
}

fn fill(
    template: &str,
    root: &Path,
    assets: &[Asset],
    requests: &str,
    start_page: &str,
    later: &str,
    pictures: &mut Vec<Asset>,
) -> Result<String> {
    let template: String = template.lines().map(str::trim).collect();
    let filled = rewrite_str(
        &template,
        RewriteStrSettings::new()
            .append_document_content_handler(doc_comments!(|comment| {
                comment.remove();
                Ok(())
            }))
            .append_element_content_handler(element!("head", |head| {
                head.append(requests, ContentType::Html);
                Ok(())
            }))
            // A style at the end of the body delays the paint of nothing before it.
            .append_element_content_handler(element!("body", |body| {
                body.append(later, ContentType::Html);
                Ok(())
            }))
            .append_element_content_handler(element!("link", |link| {
                Ok(rewrite_link(link, root, assets, pictures)?)
            }))
            .append_element_content_handler(element!("div#qilu-green", |host| {
                host.set_inner_content(start_page, ContentType::Html);
                Ok(())
            })),
    )?;
    Ok(filled)
}

/// Returns the tags of everything a check needs, and of the service worker.
fn check(mode: BuildMode, assets: &[Asset]) -> Result<String> {
    let worker = match mode {
        BuildMode::Release => format!(
            r#" data-own-page="{}" data-chunk-style="{}""#,
            name(assets, Role::OwnPage)?,
            name(assets, Role::ChunkStyle)?
        ),
        BuildMode::Dev => String::new(),
    };
    let first = Asset::of_role(assets, Role::FirstStyle)?;
    let text = std::str::from_utf8(&first.bytes).context("the styles of the first page")?;
    // Where a policy refuses the element, the script loads the file; without scripts the file is loaded at
    // once.
    Ok([
        &format!("<style>{text}</style>"),
        &format!(r#"<noscript><link rel="stylesheet" href="{}"></noscript>"#, first.name),
        run(mode, assets, &format!(r#" data-first-style="{}"{worker}"#, first.name))?.as_str(),
    ]
    .concat())
}

/// Returns the tags of everything the widget needs to run. They are at the end of the head, so that the
/// browser requests all of them as soon as it has parsed the head
/// (docs/decisions/0003-requests-of-a-page.md).
fn run(mode: BuildMode, assets: &[Asset], more: &str) -> Result<String> {
    let script = name(assets, Role::Script)?;
    let wasm = name(assets, Role::Wasm)?;
    let compiler = name(assets, Role::WasmCompiler)?;
    let frame = name(assets, Role::Frame)?;
    let kiosk: Vec<&str> =
        assets.iter().filter(|asset| asset.role == Role::Kiosk).map(|asset| asset.name.as_str()).collect();
    let parts = match mode {
        BuildMode::Release => {
            format!(
                r#" data-parts="{} {} {}""#,
                name(assets, Role::DirectoryChunk)?,
                name(assets, Role::ExtrasChunk)?,
                name(assets, Role::HandwritingChunk)?
            )
        }
        // A development build is not split.
        BuildMode::Dev => String::new(),
    };
    Ok(format!(
        concat!(
            r#"<script defer src="{script}" data-wasm="{wasm}"{parts}"#,
            r#" data-wasm-compiler="{compiler}" data-kiosk="{kiosk}" data-frame="{frame}"{more}></script>"#,
            r#"<link rel="preload" as="fetch" type="application/wasm" href="{wasm}">"#,
        ),
        script = script,
        wasm = wasm,
        parts = parts,
        compiler = compiler,
        kiosk = kiosk.join(" "),
        frame = frame,
        more = more,
    ))
}

/// Returns the tags for adding the page to a home screen.
fn home_screen(assets: &[Asset]) -> Result<String> {
    let manifest = name(assets, Role::Manifest)?;
    let apple = assets.iter().find(|asset| asset.plain_name == APPLE_ICON);
    let apple = apple.ok_or_else(|| anyhow!("the icon for iOS was not drawn"))?;
    let icon = format!(r#"<link rel="apple-touch-icon" href="{}">"#, apple.name);
    Ok([&format!(r#"<link rel="manifest" href="{manifest}">"#), icon.as_str()].concat())
}

fn rewrite_link(
    link: &mut Element<'_, '_>,
    root: &Path,
    assets: &[Asset],
    pictures: &mut Vec<Asset>,
) -> Result<()> {
    if let Some(bundle) = link.get_attribute("data-bundle") {
        let role = match bundle.as_str() {
            "directory" => Role::Directory,
            "national" => Role::National,
            "meaning" => Role::Meaning,
            "policies" => Role::Policies,
            "handwriting" => Role::Handwriting,
            other => return Err(anyhow!("no bundle is called {other}")),
        };
        link.set_attribute("href", name(assets, role)?)?;
        return Ok(());
    }
    let Some(href) = link.get_attribute("href") else {
        return Ok(());
    };
    let path = root.join(&href);
    if !href.contains(':') && path.is_file() {
        let bytes = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        let plain_name = href.rsplit('/').next().unwrap_or(&href);
        let picture = Asset::hashed(Role::Picture, plain_name, bytes);
        link.set_attribute("href", &picture.name)?;
        pictures.push(picture);
    }
    Ok(())
}

fn name(assets: &[Asset], role: Role) -> Result<&str> {
    Ok(&Asset::of_role(assets, role)?.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = r#"<!doctype html>
<html><head>
  <!-- for the reader of the source -->
  <link rel="alternate" data-bundle="directory" href="directory.bin">
</head><body><div id="qilu-green"></div></body></html>"#;

    fn assets() -> Vec<Asset> {
        [
            (Role::Style, "app.css"),
            (Role::FirstStyle, "first.css"),
            (Role::LaterStyle, "later.css"),
            (Role::ChunkStyle, "chunks.css"),
            (Role::Script, "app.js"),
            (Role::Wasm, "app.wasm"),
            (Role::DirectoryChunk, "app-directory.wasm"),
            (Role::ExtrasChunk, "app-extras.wasm"),
            (Role::HandwritingChunk, "app-handwriting.wasm"),
            (Role::WasmCompiler, "compile.js"),
            (Role::Kiosk, "kiosk.css"),
            (Role::Kiosk, "kiosk.js"),
            (Role::Frame, "frame.js"),
            (Role::OwnPage, "own-page.js"),
            (Role::Directory, "directory.bin"),
            (Role::Manifest, "app.webmanifest"),
            (Role::Picture, "icon-180.png"),
        ]
        .map(|(role, name)| Asset::hashed(role, name, name.as_bytes().to_vec()))
        .into()
    }

    fn filled(assets: &[Asset]) -> Result<String> {
        let root = Path::new(".");
        let requests = [check(BuildMode::Release, assets)?, home_screen(assets)?].concat();
        let later = name(assets, Role::LaterStyle)?;
        fill(TEMPLATE, root, assets, &requests, "<h1>开始</h1>", later, &mut Vec::new())
    }

    #[test]
    fn the_start_page_and_every_hashed_name_are_in() {
        let assets = assets();
        let html = filled(&assets).expect("fills");
        assert!(html.contains(r#"<div id="qilu-green"><h1>开始</h1></div>"#));
        assert!(html.contains(r#" data-own-page="own-page."#), "{html}");
        assert!(html.contains("<style>first.css</style>"), "{html}");
        for asset in assets.iter().filter(|asset| asset.role != Role::Style) {
            assert!(html.contains(&asset.name), "{} in {html}", asset.name);
        }
    }

    #[test]
    fn another_page_runs_the_widget_without_what_is_about_the_first() {
        let html =
            of_staff(TEMPLATE, BuildMode::Release, &assets(), "own.css", "<h1>数</h1>").expect("fills");
        for part in ["app.js", "app.wasm", "app-directory.wasm", "app.css"].map(|name| name.split_once('.')) {
            let (stem, ending) = part.expect("a name");
            assert!(html.contains(&format!("{stem}.")) && html.contains(&format!(".{ending}\"")), "{html}");
        }
        assert!(html.contains(r#"<div id="qilu-green"><h1>数</h1></div>"#), "{html}");
        let [common, own] =
            ["app.", "own.css"].map(|style| html.find(&format!("stylesheet\" href=\"{style}")));
        assert!(common < own, "its own style has the last word: {html}");
        assert!(!html.contains("own-page") && !html.contains("manifest"), "{html}");
    }

    #[test]
    fn comments_of_the_template_are_removed() {
        let html = filled(&assets()).expect("fills");
        assert!(!html.contains("<!--"), "{html}");
    }

    #[test]
    fn a_missing_file_is_an_error() {
        let without_wasm: Vec<Asset> =
            assets().into_iter().filter(|asset| asset.role != Role::Wasm).collect();
        let error = filled(&without_wasm).expect_err("there is no wasm");
        assert!(error.to_string().contains("Wasm"), "{error}");
    }
}
