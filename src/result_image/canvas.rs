//! Draws the image of a result on a canvas and shows it as an `img`, which users can save by a long press
//! even in messengers that block downloads, with a download link for other browsers.

use super::content::Content;
use super::layout::{Color, DrawOp, FontStyle, WIDTH, lay_out};
use crate::browser::reflect::{call, construct, create_element, get, set, text_length};
use crate::view::components::icons::{StatusIcon, status_icon_paths};
use content::text::{self, format_integer};
use std::slice::from_ref;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// The font family of the page.
const FAMILY: &str =
    "\"PingFang SC\", \"Noto Sans CJK SC\", \"Source Han Sans SC\", \"Microsoft YaHei\", sans-serif";

/// The minimum length of a data URL that contains an image.
const LEAST: u32 = 1_000;

/// The difference that a channel of a colour may have.
const TOLERANCE: f64 = 32.0;

/// Draws the image and appends it to the element that the page has for it.
///
/// # Errors
/// The error that the engine threw: one without a canvas, or without the memory for one.
pub(super) fn show(content: &Content, host: &Element) -> Result<(), JsValue> {
    let element = host.query_selector("[data-keepsake]")?.ok_or(JsValue::UNDEFINED)?;
    let element = &element;
    let address = draw(content)?;
    // Engines return an empty data URL if they could not draw.
    if text_length(&address) < LEAST {
        return Err(JsValue::UNDEFINED);
    }
    let image = create_element("img")?;
    set(&image, "className", &"keepsake-image".into());
    set(&image, "alt", &[text::RECEIPT_PICTURE_NAME, &content.outcome].concat().into());
    set(&image, "src", &address);
    let link = create_element("a")?;
    set(&link, "className", &"button".into());
    set(&link, "href", &address);
    set(&link, "download", &text::RECEIPT_PICTURE_FILE.into());
    set(&link, "textContent", &text::RECEIPT_PICTURE_SAVE.into());
    // A second press replaces the image.
    set(element, "textContent", &"".into());
    call(element, "appendChild", &[image])?;
    call(element, "appendChild", &[link])?;
    Ok(())
}

/// Draws the image and returns it as a data URL. (Not as an object URL: our Content Security Policy does not
/// allow those for images, and messengers do not save them.)
fn draw(content: &Content) -> Result<JsValue, JsValue> {
    let canvas = create_element("canvas")?;
    let pen = call(&canvas, "getContext", &["2d".into()])?;
    let layout = lay_out(content, &|words, kind| measure(&pen, words, kind));
    set(&canvas, "width", &WIDTH.into());
    set(&canvas, "height", &layout.height.into());
    for piece in &layout.pieces {
        draw_piece(&pen, piece)?;
    }
    if !layout.samples().into_iter().all(|sample| is_drawn(&pen, sample)) {
        return Err(JsValue::UNDEFINED);
    }
    call(&canvas, "toDataURL", &["image/png".into()])
}

/// Reads a point back and compares its colour. Browsers that protect against fingerprinting return noise, and
/// would show it as the image; small differences are invisible.
fn is_drawn(pen: &JsValue, (x, y, colour): (f64, f64, Color)) -> bool {
    let values = [x.into(), y.into(), 1.into(), 1.into()];
    let read = call(pen, "getImageData", &values).unwrap_or(JsValue::UNDEFINED);
    let data = get(&read, "data");
    let colour = &colour.colour()[1..];
    ["0", "1", "2"].iter().zip([0, 2, 4]).all(|(index, at)| {
        let expected = u8::from_str_radix(&colour[at..at + 2], 16).map_or(0.0, f64::from);
        get(&data, index).as_f64().is_some_and(|found| (found - expected).abs() <= TOLERANCE)
    })
}

fn measure(pen: &JsValue, words: &str, kind: FontStyle) -> f64 {
    set(pen, "font", &font(kind).into());
    let measured = call(pen, "measureText", &[words.into()]).unwrap_or(JsValue::UNDEFINED);
    // If an engine does not measure text, assume full-width characters, so that lines are never too long.
    get(&measured, "width").as_f64().unwrap_or(kind.size * words.chars().count() as f64)
}

fn font(kind: FontStyle) -> String {
    let weight = if kind.bold { "700 " } else { "400 " };
    [weight, &format_integer(kind.size as i64), "px ", FAMILY].concat()
}

fn draw_piece(pen: &JsValue, piece: &DrawOp) -> Result<(), JsValue> {
    match piece {
        DrawOp::Rectangle(left, top, width, height, ink) => {
            fill_with(pen, *ink);
            call(pen, "fillRect", &[*left, *top, *width, *height].map(JsValue::from))?;
        }
        DrawOp::Text(left, base, kind, ink, words) => {
            fill_with(pen, *ink);
            set(pen, "font", &font(*kind).into());
            call(pen, "fillText", &[words.into(), (*left).into(), (*base).into()])?;
        }
        DrawOp::Icon(left, top, side, sign) => draw_sign(pen, [*left, *top], side / 32.0, *sign)?,
    }
    Ok(())
}

/// Draws a status icon with the paths of the page, whose grid is 32 wide.
fn draw_sign(pen: &JsValue, [left, top]: [f64; 2], zoom: f64, sign: StatusIcon) -> Result<(), JsValue> {
    let (body, inner) = status_icon_paths(sign);
    call(pen, "save", &[])?;
    call(pen, "translate", &[left.into(), top.into()])?;
    call(pen, "scale", &[zoom.into(), zoom.into()])?;
    let body = construct("Path2D", &[body.into()])?;
    let inner = construct("Path2D", &[inner.into()])?;
    match sign {
        StatusIcon::Open => stroke(pen, &body, 3.0, Color::Line)?,
        StatusIcon::Clarify => {
            stroke(pen, &body, 3.0, sign.into())?;
            stroke(pen, &inner, 3.2, sign.into())?;
        }
        StatusIcon::Yes | StatusIcon::Ask | StatusIcon::No => {
            fill_with(pen, sign.into());
            call(pen, "fill", &[body])?;
            stroke(pen, &inner, 3.2, Color::Sheet)?;
        }
    }
    call(pen, "restore", &[])?;
    Ok(())
}

fn stroke(pen: &JsValue, path: &JsValue, width: f64, ink: Color) -> Result<(), JsValue> {
    set(pen, "lineWidth", &width.into());
    set(pen, "lineCap", &"square".into());
    set(pen, "strokeStyle", &ink.colour().into());
    call(pen, "stroke", from_ref(path)).map(drop)
}

fn fill_with(pen: &JsValue, ink: Color) {
    set(pen, "fillStyle", &ink.colour().into());
}
