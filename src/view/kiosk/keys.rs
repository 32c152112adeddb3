//! Keys on the screen.

use crate::view::context::Scene;
use crate::view::element::{Tag, button, classed};
use content::text;
use widget_state::Message;
use widget_state::kiosk::{KioskEvent, Pad};

/// A pad: these signs, then what takes them away. It types small letters and shows capitals.
pub(super) fn keys(scene: &Scene, class: &str, signs: impl Iterator<Item = char>) -> Tag {
    let mut keys = classed("div", class).set("role", "group").set("aria-label", text::KIOSK_PAD_KEYS);
    for sign in signs {
        let shown = sign.to_ascii_uppercase().to_string();
        let named = key(scene, "key", Pad::Sign(sign), &shown);
        keys.push(if sign == '.' { named.set("aria-label", text::KIOSK_POINT) } else { named });
    }
    keys.with(key(scene, "key key-wide", Pad::Delete, text::KIOSK_DELETE)).with(key(
        scene,
        "key key-wide",
        Pad::Clear,
        text::KIOSK_CLEAR,
    ))
}

fn key(scene: &Scene, class: &str, pressed: Pad, shown: &str) -> Tag {
    button(class).on_click(scene, Message::Kiosk(KioskEvent::Pressed(pressed))).text(shown)
}
