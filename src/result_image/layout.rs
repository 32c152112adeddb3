//! The layout of the image, in pixels. It is as wide as a phone's photograph and as high as the content
//! requires; the text is as large as on the page.

use super::content::Content;
use super::lines::lines;
use crate::view::components::icons::StatusIcon;
use crate::view::components::qr::{BORDER, dark_runs};
use content::text::{self, format_integer};

/// The width of the image.
pub(crate) const WIDTH: f64 = 750.0;

const EDGE: f64 = 48.0;
const GAP: f64 = 16.0;
const SIGN: f64 = 40.0;

/// The size of a module of the QR code: a whole number of pixels, so that its edges are sharp.
const MODULE: f64 = 8.0;

/// A colour token of the light theme: the image looks like paper on any device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Color {
    Paper,
    Sheet,
    Text,
    Soft,
    Line,
    Green,
    Yes,
    Ask,
    No,
    Open,
}

impl Color {
    /// Returns the CSS colour. A test compares these values with `styles/tokens.css`.
    pub(crate) fn colour(self) -> &'static str {
        match self {
            Color::Paper => "#f4f6f3",
            Color::Sheet => "#ffffff",
            Color::Text => "#14201a",
            Color::Soft => "#435149",
            Color::Line => "#6d7b73",
            Color::Green | Color::Yes => "#0b5a40",
            Color::Ask => "#7a4c00",
            Color::No => "#96301f",
            Color::Open => "#435149",
        }
    }
}

impl From<StatusIcon> for Color {
    fn from(sign: StatusIcon) -> Self {
        match sign {
            StatusIcon::Yes => Color::Yes,
            StatusIcon::Ask | StatusIcon::Clarify => Color::Ask,
            StatusIcon::No => Color::No,
            StatusIcon::Open => Color::Open,
        }
    }
}

/// A font size and weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct FontStyle {
    /// The font size in pixels.
    pub(crate) size: f64,
    /// Whether the text is bold.
    pub(crate) bold: bool,
}

const POSTER: FontStyle = FontStyle { size: 52.0, bold: true };
const HEADING: FontStyle = FontStyle { size: 32.0, bold: true };
const RUNNING: FontStyle = FontStyle { size: 28.0, bold: false };
const FIRM: FontStyle = FontStyle { size: 28.0, bold: true };
const SMALL: FontStyle = FontStyle { size: 24.0, bold: false };

/// A drawing operation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum DrawOp {
    /// A filled rectangle: left, top, width, height.
    Rectangle(f64, f64, f64, f64, Color),
    /// A line of text: left, baseline.
    Text(f64, f64, FontStyle, Color, String),
    /// A status icon: left, top, side.
    Icon(f64, f64, f64, StatusIcon),
}

/// The layout of an image.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// The height of the image.
    pub(crate) height: f64,
    /// The operations in drawing order, the background first.
    pub(crate) pieces: Vec<DrawOp>,
}

impl Layout {
    /// Returns points of the QR code with the colours that they must have: a browser that protects against
    /// fingerprinting replaces what was drawn.
    pub(crate) fn samples(&self) -> Vec<(f64, f64, Color)> {
        let rectangle = |piece: &DrawOp| match piece {
            DrawOp::Rectangle(left, top, _, _, colour @ (Color::Sheet | Color::Text)) => {
                Some((left + MODULE / 2.0, top + MODULE / 2.0, *colour))
            }
            _ => None,
        };
        self.pieces.iter().filter_map(rectangle).take(MOST_SAMPLES).collect()
    }
}

/// The number of points of the QR code that are compared: enough that noise does not match.
const MOST_SAMPLES: usize = 24;

/// Lays out the content. `measure` returns the width of a text.
pub(crate) fn lay_out(content: &Content, measure: &dyn Fn(&str, FontStyle) -> f64) -> Layout {
    let mut sheet = Sheet { y: EDGE, pieces: Vec::new(), measure };
    sheet.words(EDGE, &content.policy, SMALL, Color::Soft);
    sheet.y += GAP;
    let colour = Color::from(content.sign);
    if content.conditions.is_empty() {
        sheet.words(EDGE, &content.outcome, POSTER, Color::Text);
    } else {
        sheet.signed(content.sign, POSTER.size, &content.outcome, POSTER, colour);
        sheet.y += GAP;
        sheet.words(EDGE, &content.summary, RUNNING, Color::Text);
    }
    for (sign, heading, reasons) in &content.reasons {
        sheet.y += GAP;
        sheet.signed(*sign, SIGN, heading, FIRM, Color::Text);
        for reason in reasons {
            sheet.words(EDGE + SIGN + GAP, reason, RUNNING, Color::Text);
        }
    }

    if !content.conditions.is_empty() {
        sheet.heading(text::RESULT_CONDITIONS);
    }
    for (sign, name, state) in &content.conditions {
        let line = [name, text::RECEIPT_PICTURE_COLON, state].concat();
        sheet.signed(*sign, SIGN, &line, RUNNING, Color::Text);
        sheet.y += GAP / 2.0;
    }
    sheet.numbered(text::RECEIPT_WISHES, &content.wishes);
    sheet.numbered(text::RESULT_STEPS, &content.steps);
    sheet.y += GAP * 2.0;
    sheet.code(content);
    sheet.y += GAP;
    let opens = match content.conditions.is_empty() {
        true => text::RECEIPT_CODE_WISHES,
        false => text::RECEIPT_CODE,
    };
    sheet.words(EDGE, opens, SMALL, Color::Soft);
    sheet.y += GAP;
    for note in &content.notes {
        sheet.words(EDGE, note, SMALL, Color::Soft);
    }
    let height = (sheet.y + EDGE).ceil();
    let mut pieces = vec![
        DrawOp::Rectangle(0.0, 0.0, WIDTH, height, Color::Paper),
        DrawOp::Rectangle(0.0, 0.0, WIDTH, 12.0, colour),
    ];
    pieces.append(&mut sheet.pieces);
    Layout { height, pieces }
}

struct Sheet<'a> {
    /// The top of the next line.
    y: f64,
    pieces: Vec<DrawOp>,
    measure: &'a dyn Fn(&str, FontStyle) -> f64,
}

impl Sheet<'_> {
    /// Adds a text from `left` to the right edge, broken into lines.
    fn words(&mut self, left: f64, words: &str, kind: FontStyle, ink: Color) {
        let width = WIDTH - EDGE - left;
        let measure = self.measure;
        for line in lines(words, width, &|piece| measure(piece, kind)) {
            let high = kind.size * 1.5;
            // The baseline is an eighth of the font size above the lower edge of Chinese characters.
            let base = self.y + (high + kind.size * 0.75) / 2.0;
            self.pieces.push(DrawOp::Text(left, base, kind, ink, line));
            self.y += high;
        }
    }

    /// Adds a text with a status icon before its first line.
    fn signed(&mut self, sign: StatusIcon, side: f64, words: &str, kind: FontStyle, ink: Color) {
        let top = self.y + (kind.size * 1.5 - side) / 2.0;
        self.pieces.push(DrawOp::Icon(EDGE, top, side, sign));
        self.words(EDGE + side + GAP, words, kind, ink);
    }

    fn heading(&mut self, words: &str) {
        self.y += GAP * 2.0;
        self.pieces.push(DrawOp::Rectangle(EDGE, self.y, 64.0, 8.0, Color::Green));
        self.y += 8.0 + GAP;
        self.words(EDGE, words, HEADING, Color::Text);
        self.y += GAP / 2.0;
    }

    /// Adds a numbered list with its heading, unless it is empty.
    fn numbered(&mut self, heading: &str, list: &[String]) {
        if list.is_empty() {
            return;
        }
        self.heading(heading);
        for (index, item) in list.iter().enumerate() {
            let top = self.y;
            self.words(EDGE, &format_integer(index as i64 + 1), FIRM, Color::Green);
            self.y = top;
            self.words(EDGE + SIGN, item, RUNNING, Color::Text);
            self.y += GAP / 2.0;
        }
    }

    /// Adds the QR code, centred, with each run of dark modules as a rectangle.
    fn code(&mut self, content: &Content) {
        let code = &content.code;
        let side = f64::from(code.size() + 2 * BORDER) * MODULE;
        let left = ((WIDTH - side) / 2.0).floor();
        let top = self.y.ceil();
        self.pieces.push(DrawOp::Rectangle(left, top, side, side, Color::Sheet));
        let offset = |module: i32| f64::from(module + BORDER) * MODULE;
        dark_runs(code, |x, y, length| {
            let wide = f64::from(length) * MODULE;
            self.pieces.push(DrawOp::Rectangle(left + offset(x), top + offset(y), wide, MODULE, Color::Text));
        });
        self.y = top + side;
    }
}

#[cfg(test)]
mod tests;
