//! The three ways in: a hand scanner, the clipboard, the camera.

use crate::view::components::part::part;
use crate::view::context::Scene;
use crate::view::element::{On, Tag, button, classed, tag, words};
use content::text;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, KeyboardEvent};
use widget_state::Message;
use widget_state::tally::{Camera, Message as Happened, Tallying};

pub(super) fn ways(scene: &Scene, tallying: &Tallying) -> Tag {
    let scanner = classed("div", "tally-way")
        .with(words("h3", text::TALLY_SCANNER))
        .with(words("p", text::TALLY_SCANNER_WORDS));
    let columns =
        classed("div", "tally-ways").with(scanner).with(paste(scene, tallying)).with(camera(scene, tallying));
    part(text::TALLY_WAYS).set("class", "part screen-only").with(columns)
}

fn paste(scene: &Scene, tallying: &Tallying) -> Tag {
    let field = classed("textarea", "input tally-paste")
        .set("rows", "3")
        .set("aria-label", text::TALLY_PASTE_LABEL)
        .set("autocomplete", "off")
        .set("autocapitalize", "off")
        .set("spellcheck", "false")
        .value(&tallying.pasted)
        .reads(On::Input, scene, typed)
        .reads(On::KeyDown, scene, pressed);
    let submit =
        button("button").on_click(scene, Message::Tally(Happened::Submitted)).text(text::TALLY_SUBMIT);
    classed("div", "tally-way")
        .with(words("h3", text::TALLY_PASTE))
        .with(words("p", text::TALLY_PASTE_WORDS))
        .with(field)
        .with(submit)
}

fn typed(event: &Event) -> Option<Message> {
    let field: JsValue = event.target()?.into();
    let text = js_sys::Reflect::get(&field, &"value".into()).ok()?.as_string()?;
    Some(Message::Tally(Happened::Pasted(text)))
}

/// A scanner that types into the field ends with Enter, as a person does; one who wants another line
/// holds Shift.
fn pressed(event: &Event) -> Option<Message> {
    let key = event.dyn_ref::<KeyboardEvent>()?;
    let held = |name: &str| js_sys::Reflect::get(key, &name.into()).is_ok_and(|held| held.is_truthy());
    // An input method's Enter chooses what it composed.
    (key.key() == "Enter" && !held("shiftKey") && !held("isComposing")).then(|| {
        event.prevent_default();
        Message::Tally(Happened::Submitted)
    })
}

fn camera(scene: &Scene, tallying: &Tallying) -> Tag {
    let on = matches!(tallying.camera, Camera::Starting | Camera::On);
    let said = match tallying.camera {
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
        .on_click(scene, Message::Tally(Happened::CameraWanted(!on)))
        .text(name);
    let view = (tallying.camera == Camera::On).then(|| {
        classed("video", "tally-video")
            .set("aria-label", text::TALLY_CAMERA_VIEW)
            .set("playsinline", "")
            .set("muted", "")
    });
    let said = classed("p", "tally-camera-said").set("role", "status").text(said);
    classed("div", "tally-way")
        .with(words("h3", text::TALLY_CAMERA))
        .with(words("p", text::TALLY_CAMERA_WORDS))
        .maybe(view)
        .with(switch)
        .with(tag("div").with(said))
}
