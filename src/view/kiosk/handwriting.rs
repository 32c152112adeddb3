//! The field to write a character in with the finger, the characters that it may be, and its buttons.

use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el};
use content::text;
use widget_state::Message;
use widget_state::kiosk::{
    CANDIDATES, FIELD_SIDE, Handwriting, HandwritingEvent, InkStroke, KeypadKey, KioskEvent,
};

/// Renders the field.
pub(in crate::view) fn field(cx: &ViewContext, handwriting: &Handwriting) -> Element {
    let side = el("div")
        .class("write-side")
        .with_child(status(cx, handwriting))
        .with_child(choices(cx, handwriting))
        .with_child(actions(cx, handwriting));
    el("div").class("write").with_child(ink(handwriting)).with_child(side)
}

/// Renders the strokes. `browser::pen` draws the current one into the first line.
fn ink(handwriting: &Handwriting) -> Element {
    let side = FIELD_SIDE.to_string();
    let mut drawing = el("svg")
        .attribute("viewBox", &["0 0 ", &side, " ", &side].concat())
        .attribute("aria-hidden", "true")
        .with_child(el("polyline").class("write-live"));
    for stroke in &handwriting.strokes {
        drawing.add_child(el("polyline").attribute("points", &points(stroke)));
    }
    el("div")
        .class("write-field")
        .attribute("role", "img")
        .attribute("aria-label", text::KIOSK_WRITE_FIELD)
        .with_child(drawing)
}

fn points(stroke: &InkStroke) -> String {
    let mut points = String::new();
    for [x, y] in &**stroke {
        points.push_str(&x.to_string());
        points.push(',');
        points.push_str(&y.to_string());
        points.push(' ');
    }
    points
}

fn status(cx: &ViewContext, handwriting: &Handwriting) -> Element {
    let words = match (handwriting.strokes.is_empty(), handwriting.candidates.is_empty()) {
        (true, _) if next(cx).is_empty() => text::KIOSK_WRITE_EMPTY,
        (true, _) => text::KIOSK_WRITE_NEXT,
        (false, true) => text::KIOSK_WRITE_UNREAD,
        (false, false) => text::KIOSK_WRITE_CHOOSE,
    };
    el("p").class("write-status").attribute("role", "status").text(words)
}

/// Renders the candidates or, while nothing is written, the characters that are likely next.
fn choices(cx: &ViewContext, handwriting: &Handwriting) -> Element {
    let shown = if handwriting.strokes.is_empty() { next(cx) } else { handwriting.candidates.clone() };
    let mut choices = el("div")
        .class("write-choices")
        .attribute("role", "group")
        .attribute("aria-label", text::KIOSK_WRITE_CHOICES);
    for character in shown {
        let chosen = HandwritingEvent::Chosen(character);
        choices.add_child(key(cx, KioskEvent::Handwriting(chosen), character.encode_utf8(&mut [0; 4])));
    }
    choices
}

fn next(cx: &ViewContext) -> Vec<char> {
    let mut next = cx.data.directory.map_or_else(Vec::new, |it| it.continuations(&cx.state.search.text));
    next.truncate(CANDIDATES);
    next
}

fn actions(cx: &ViewContext, handwriting: &Handwriting) -> Element {
    let has_ink = !handwriting.strokes.is_empty();
    let has_text = !cx.state.search.text.is_empty();
    let action = |event, words, is_possible: bool| {
        let key = key(cx, event, words).class("key key-wide");
        if is_possible { key } else { key.attribute("disabled", "") }
    };
    el("div")
        .class("write-actions")
        .with_child(action(
            KioskEvent::Handwriting(HandwritingEvent::StrokeUndone),
            text::KIOSK_WRITE_UNDO,
            has_ink,
        ))
        .with_child(action(
            KioskEvent::Handwriting(HandwritingEvent::Erased),
            text::KIOSK_WRITE_ERASE,
            has_ink,
        ))
        .with_child(action(KioskEvent::Pressed(KeypadKey::Delete), text::KIOSK_WRITE_DELETE, has_text))
}

fn key(cx: &ViewContext, event: KioskEvent, words: &str) -> Element {
    button("key").onclick(cx, Message::Kiosk(event)).text(words)
}
