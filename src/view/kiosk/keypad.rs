//! An on-screen keypad.

use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el};
use content::text;
use widget_state::Message;
use widget_state::kiosk::{KeypadKey, KioskEvent};

/// Renders keys for `signs`, then Delete and Clear. The keys show capitals and type lower case.
pub(super) fn keypad(cx: &ViewContext, class: &str, signs: impl Iterator<Item = char>) -> Element {
    let mut keys =
        el("div").class(class).attribute("role", "group").attribute("aria-label", text::KIOSK_PAD_KEYS);
    for sign in signs {
        let shown = sign.to_ascii_uppercase().to_string();
        let named = key(cx, "key", KeypadKey::Character(sign), &shown);
        keys.add_child(if sign == '.' { named.attribute("aria-label", text::KIOSK_POINT) } else { named });
    }
    keys.with_child(key(cx, "key key-wide", KeypadKey::Delete, text::KIOSK_DELETE)).with_child(key(
        cx,
        "key key-wide",
        KeypadKey::Clear,
        text::KIOSK_CLEAR,
    ))
}

fn key(cx: &ViewContext, class: &str, pressed: KeypadKey, shown: &str) -> Element {
    button(class).onclick(cx, Message::Kiosk(KioskEvent::Pressed(pressed))).text(shown)
}
