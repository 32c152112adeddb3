//! The files for a phone's home screen: a manifest, and icons drawn here.

use super::{Asset, Role, bundles};
use crate::project::Project;
use anyhow::{Context, Result, anyhow};
use data_compiler::texts;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use serde_json::json;
use std::fs;
use std::path::Path;

/// The background colour of the icon and of the splash screen.
const GROUND: &str = "#0b4734";

/// Sides of the square icons in pixels: for Android, for its splash screen, for iOS.
const SIDES: [u32; 3] = [192, 512, APPLE];

/// For iOS, which takes the icon named [`APPLE_ICON`](super::index_html::APPLE_ICON) from the page.
const APPLE: u32 = 180;

/// Builds the manifest and the icons.
pub fn build(project: &Project) -> Result<Vec<Asset>> {
    let text = |name| texts::text(&project.root, name).map_err(|found| bundles::refused(&found));
    let drawing = read(&project.root.join("web/icon.svg"))?;
    let pictures: Vec<Asset> =
        SIDES.into_iter().map(|side| picture(&drawing, side)).collect::<Result<_>>()?;
    let icons: Vec<_> = pictures
        .iter()
        .zip(SIDES)
        .filter(|(_, side)| *side != APPLE)
        .flat_map(|(picture, side)| {
            // The drawing leaves a margin, so that a mask of any shape may be applied.
            ["any", "maskable"].map(|purpose| {
                json!({
                    "src": picture.name,
                    "sizes": format!("{side}x{side}"),
                    "type": "image/png",
                    "purpose": purpose,
                })
            })
        })
        .collect();
    let manifest = json!({
        "name": text("SHELL_NAME")?,
        "short_name": text("SHELL_SHORT_NAME")?,
        "lang": "zh-CN",
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": GROUND,
        "theme_color": GROUND,
        "icons": icons,
    });
    let manifest = serde_json::to_vec(&manifest).context("writing the manifest")?;
    let manifest = Asset::hashed(Role::Manifest, "app.webmanifest", manifest);
    Ok(std::iter::once(manifest).chain(pictures).collect())
}

/// Returns the plain name of the icon with this side.
fn picture_name(side: u32) -> String {
    format!("icon-{side}.png")
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("reading {}", path.display()))
}

fn picture(drawing: &[u8], side: u32) -> Result<Asset> {
    let tree = Tree::from_data(drawing, &Options::default()).context("reading the icon")?;
    let mut canvas = Pixmap::new(side, side).ok_or_else(|| anyhow!("no canvas of {side} pixels"))?;
    let scale = side as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut canvas.as_mut());
    let png = canvas.encode_png().context("writing the icon")?;
    Ok(Asset::hashed(Role::Picture, &picture_name(side), png))
}

#[cfg(test)]
mod tests {
    use super::{SIDES, picture};

    #[test]
    fn the_icon_fills_its_square_at_every_size() {
        let drawing = include_bytes!("../../../web/icon.svg");
        for side in SIDES {
            let picture = picture(drawing, side).expect("is drawn");
            let png = resvg::tiny_skia::Pixmap::decode_png(&picture.bytes).expect("is a picture");
            assert_eq!((png.width(), png.height()), (side, side));
            let corners = [(0, 0), (side - 1, side - 1)];
            assert!(corners.iter().all(|(x, y)| png.pixel(*x, *y).is_some_and(|one| one.alpha() == 255)));
            assert!(png.pixels().iter().any(|one| *one != png.pixels()[0]), "there is something on it");
        }
    }
}
