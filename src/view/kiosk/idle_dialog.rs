//! The dialog that asks an idle visitor whether they are still there.

use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el};
use content::text::{self, interpolate_number};
use widget_state::Message;
use widget_state::kiosk::KioskEvent;

const TITLE_ID: &str = "qg-asking";
const WORDS_ID: &str = "qg-asking-words";

/// The interval in seconds at which screen readers announce the remaining time; in between it is only
/// displayed.
const SAID: u32 = 10;

/// Renders the dialog with the remaining seconds. The page behind it is hidden and inert.
pub(super) fn idle_dialog(cx: &ViewContext, left: u32) -> Element {
    let shown = interpolate_number(text::KIOSK_ASKING_LEFT, left as usize);
    let said = interpolate_number(text::KIOSK_ASKING_LEFT, (left.div_ceil(SAID) * SAID) as usize);
    let stay = button("button").onclick(cx, Message::Kiosk(KioskEvent::Extended)).text(text::KIOSK_STAY);
    let end =
        button("button button-quiet").onclick(cx, Message::Kiosk(KioskEvent::Ended)).text(text::KIOSK_END);
    let dialog = el("div")
        .class("asking-box")
        .attribute("role", "alertdialog")
        .attribute("aria-modal", "true")
        .attribute("aria-labelledby", TITLE_ID)
        .attribute("aria-describedby", WORDS_ID)
        .with_child(el("h2").words(text::KIOSK_ASKING).attribute("id", TITLE_ID))
        .with_child(el("p").text(text::KIOSK_ASKING_WORDS).attribute("id", WORDS_ID))
        .with_child(el("p").class("asking-left").attribute("aria-hidden", "true").text(&shown))
        .with_child(el("p").class("unseen").attribute("role", "status").text(&said))
        .with_child(el("div").class("asking-ways").with_child(stay).with_child(end));
    el("div").class("asking").key("asking").with_child(el("div").with_child(dialog))
}
