//! The question whether somebody is still here.

use crate::view::context::Scene;
use crate::view::element::{Tag, button, classed, tag, words};
use content::text::{self, interpolate_number};
use widget_state::Message;
use widget_state::kiosk::KioskEvent;

const TITLE_ID: &str = "qg-asking";
const WORDS_ID: &str = "qg-asking-words";

/// So often, in seconds, the time left is said aloud; in between it is only shown.
const SAID: u32 = 10;

/// The dialog, with the seconds that are left. Everything behind it is out of sight and reach.
pub(super) fn dialog(scene: &Scene, left: u32) -> Tag {
    let shown = interpolate_number(text::KIOSK_ASKING_LEFT, left as usize);
    let said = interpolate_number(text::KIOSK_ASKING_LEFT, (left.div_ceil(SAID) * SAID) as usize);
    let stay = button("button").on_click(scene, Message::Kiosk(KioskEvent::Extended)).text(text::KIOSK_STAY);
    let end = button("button button-quiet")
        .on_click(scene, Message::Kiosk(KioskEvent::Ended))
        .text(text::KIOSK_END);
    let dialog = classed("div", "asking-box")
        .set("role", "alertdialog")
        .set("aria-modal", "true")
        .set("aria-labelledby", TITLE_ID)
        .set("aria-describedby", WORDS_ID)
        .with(words("h2", text::KIOSK_ASKING).set("id", TITLE_ID))
        .with(words("p", text::KIOSK_ASKING_WORDS).set("id", WORDS_ID))
        .with(classed("p", "asking-left").set("aria-hidden", "true").text(&shown))
        .with(classed("p", "unseen").set("role", "status").text(&said))
        .with(classed("div", "asking-ways").with(stay).with(end));
    classed("div", "asking").key("asking").with(tag("div").with(dialog))
}
