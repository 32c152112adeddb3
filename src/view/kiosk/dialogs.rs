//! The dialogs of a kiosk: whether an idle visitor is still there, and whether everything is to be wiped.

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

/// Renders the dialog with the remaining seconds.
pub(super) fn idle_dialog(cx: &ViewContext, left: u32) -> Element {
    let shown = interpolate_number(text::KIOSK_ASKING_LEFT, left as usize);
    let notice = interpolate_number(text::KIOSK_ASKING_LEFT, (left.div_ceil(SAID) * SAID) as usize);
    let time = el("div")
        .with_child(el("p").class("asking-left").attribute("aria-hidden", "true").text(&shown))
        .with_child(el("p").class("unseen").attribute("role", "status").text(&notice));
    let stay = answer(cx, "button", KioskEvent::Extended, text::KIOSK_STAY);
    let end = answer(cx, "button button-quiet", KioskEvent::Ended, text::KIOSK_END);
    dialog([text::KIOSK_ASKING, text::KIOSK_ASKING_WORDS], Some(time), [stay, end])
}

/// Renders the dialog before the visitor's own answers are wiped.
pub(super) fn end_dialog(cx: &ViewContext) -> Element {
    let end = answer(cx, "button", KioskEvent::Ended, text::KIOSK_ENDING_END);
    let stay = answer(cx, "button button-quiet", KioskEvent::EndCancelled, text::KIOSK_ENDING_STAY);
    dialog([text::KIOSK_ENDING, text::KIOSK_ENDING_WORDS], None, [end, stay])
}

fn answer(cx: &ViewContext, class: &str, event: KioskEvent, words: &str) -> Element {
    button(class).onclick(cx, Message::Kiosk(event)).text(words)
}

/// Renders a dialog; the page behind it is hidden and inert. The first button gets the focus.
fn dialog([title, words]: [&str; 2], time: Option<Element>, [first, second]: [Element; 2]) -> Element {
    let dialog = el("div")
        .class("asking-box")
        .attribute("role", "alertdialog")
        .attribute("aria-modal", "true")
        .attribute("aria-labelledby", TITLE_ID)
        .attribute("aria-describedby", WORDS_ID)
        .with_child(el("h2").words(title).attribute("id", TITLE_ID))
        .with_child(el("p").text(words).attribute("id", WORDS_ID))
        .with_optional_child(time)
        .with_child(el("div").class("asking-ways").with_child(first).with_child(second));
    el("div").class("asking").key("asking").with_child(el("div").with_child(dialog))
}
