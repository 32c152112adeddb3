//! A QR code, drawn as a single SVG path.

use crate::view::element::{Element, el};
use content::text::{self, format_integer};
use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

/// The light border (quiet zone) that scanners need, in modules.
pub(crate) const BORDER: i32 = 4;

/// Renders the code of a link whose end consists of capitals and digits, which are encoded in the denser
/// alphanumeric mode. `None` if the link is longer than any code (about 2,000 characters).
pub(crate) fn qr_code(link_start: &str, link_end: &str) -> Option<Element> {
    let code = encode(link_start, link_end)?;
    let side = format_integer((code.size() + 2 * BORDER).into());
    // Dark on light in dark mode and in print too: scanners need it.
    let ground = el("rect").attribute("width", &side).attribute("height", &side).attribute("fill", "#fff");
    let modules = el("path").attribute("d", &svg_path(&code)).attribute("fill", "#000");
    let drawing = el("svg")
        .class("qr")
        .attribute("viewBox", &["0 0 ", &side, " ", &side].concat())
        .attribute("shape-rendering", "crispEdges")
        .attribute("role", "img")
        .attribute("aria-label", text::RECEIPT_CODE_NAME)
        .with_child(ground)
        .with_child(modules);
    Some(drawing)
}

/// Encodes the link.
pub(crate) fn encode(link_start: &str, link_end: &str) -> Option<QrCode> {
    let segments = [QrSegment::make_bytes(link_start.as_bytes()), QrSegment::make_alphanumeric(link_end)];
    QrCode::encode_segments(&segments, QrCodeEcc::Medium).ok()
}

/// Calls `found` with the x and y coordinate and the length of each run of dark modules, row by row.
pub(crate) fn dark_runs(code: &QrCode, mut found: impl FnMut(i32, i32, i32)) {
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                found(start, y, x - start);
            }
            x += 1;
        }
    }
}

/// Returns the runs as rectangles of height 1.
fn svg_path(code: &QrCode) -> String {
    let mut path = String::new();
    dark_runs(code, |x, y, length| {
        let length = format_integer(length.into());
        let [left, top] = [x + BORDER, y + BORDER].map(|coordinate| format_integer(coordinate.into()));
        path.push_str(&["M", &left, " ", &top, "h", &length, "v1h-", &length, "z"].concat());
    });
    path
}

#[cfg(test)]
mod tests {
    use super::svg_path;
    use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

    #[test]
    fn the_path_covers_the_dark_modules_and_no_others() {
        let code =
            QrCode::encode_segments(&[QrSegment::make_bytes(b"abc")], QrCodeEcc::Medium).expect("fits");
        let mut drawn = Vec::new();
        let path = svg_path(&code);
        for rectangle in path.split('M').skip(1) {
            let (corner, length) = rectangle.split_once('h').expect("a width");
            let (x, y) = corner.split_once(' ').expect("a corner");
            let length: i32 = length.split_once('v').expect("a height").0.parse().expect("a number");
            let (x, y): (i32, i32) = (x.parse().expect("a number"), y.parse().expect("a number"));
            drawn.extend((x..x + length).map(|x| (x - 4, y - 4)));
        }
        let every = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        let dark: Vec<(i32, i32)> = every.filter(|(x, y)| code.get_module(*x, *y)).collect();
        assert_eq!(drawn, dark);
        assert!(dark.len() > 100);
    }
}
