//! The three input methods: barcode scanner, clipboard, camera.

use crate::view::components::section::section;
use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el};
use crate::view::events::{self, Event};
use content::text;
use widget_state::Message;
use widget_state::tally::{Camera, TallyMessage, TallyPage};

pub(super) fn inputs(cx: &ViewContext, tallying: &TallyPage) -> Element {
    let scanner = el("div")
        .class("tally-way")
        .with_child(el("h3").words(text::TALLY_SCANNER))
        .with_child(el("p").text(text::TALLY_SCANNER_WORDS));
    let columns = el("div")
        .class("tally-ways")
        .with_child(scanner)
        .with_child(paste(cx, tallying))
        .with_child(camera(cx, tallying));
    section(text::TALLY_WAYS).class("part screen-only").with_child(columns)
}

fn paste(cx: &ViewContext, tallying: &TallyPage) -> Element {
    let field = el("textarea")
        .class("input tally-paste")
        .attribute("rows", "3")
        .attribute("aria-label", text::TALLY_PASTE_LABEL)
        .attribute("autocomplete", "off")
        .attribute("autocapitalize", "off")
        .attribute("spellcheck", "false")
        .value(&tallying.pasted)
        .oninput(cx, typed);
    let submit =
        button("button").onclick(cx, Message::Tally(TallyMessage::Submitted)).text(text::TALLY_SUBMIT);
    el("div")
        .class("tally-way")
        .with_child(el("h3").words(text::TALLY_PASTE))
        .with_child(el("p").text(text::TALLY_PASTE_WORDS))
        .with_child(field)
        .with_child(submit)
}

fn typed(event: &Event) -> Option<Message> {
    Some(Message::Tally(TallyMessage::Pasted(events::value(event))))
}

fn camera(cx: &ViewContext, tallying: &TallyPage) -> Element {
    let on = matches!(tallying.camera, Camera::Starting | Camera::On);
    let status = match tallying.camera {
        Camera::Off | Camera::On => "",
        Camera::Starting => text::TALLY_CAMERA_STARTING,
        Camera::NoReader => text::TALLY_NO_READER,
        Camera::NoAccess => text::TALLY_NO_ACCESS,
        Camera::Denied => text::TALLY_DENIED,
        Camera::NoDevice => text::TALLY_NO_DEVICE,
        Camera::Broken => text::TALLY_BROKEN,
    };
    let name = if on { text::TALLY_CAMERA_OFF } else { text::TALLY_CAMERA_ON };
    let switch = button(if on { "button button-quiet" } else { "button" })
        .onclick(cx, Message::Tally(TallyMessage::CameraToggled(!on)))
        .text(name);
    let view = (tallying.camera == Camera::On).then(|| {
        el("video")
            .class("tally-video")
            .attribute("aria-label", text::TALLY_CAMERA_VIEW)
            .attribute("playsinline", "")
            .attribute("muted", "")
    });
    let status = el("p").class("tally-camera-said").attribute("role", "status").text(status);
    el("div")
        .class("tally-way")
        .with_child(el("h3").words(text::TALLY_CAMERA))
        .with_child(el("p").text(text::TALLY_CAMERA_WORDS))
        .with_optional_child(view)
        .with_child(switch)
        .with_child(el("div").with_child(status))
}
