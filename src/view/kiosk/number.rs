//! A number, by touch alone.

use super::keys::keys;
use crate::view::context::Scene;
use crate::view::element::{Tag, classed, tag};
use content::text::{self, interpolate};
use widget_state::Draft;

/// The number so far, counted in `unit`, and the keys.
pub(super) fn number(scene: &Scene, unit: &str, has_decimals: bool) -> Tag {
    let Draft::Number(typed) = &scene.state.draft else { return tag("div") };
    let so_far = match typed.as_str() {
        "" => text::KIOSK_NUMBER_NOTHING.to_owned(),
        typed => interpolate(text::KIOSK_NUMBER, &[("number", typed), ("unit", unit)]),
    };
    let signs = ('0'..='9').chain(has_decimals.then_some('.'));
    classed("div", "touch-number")
        .with(classed("p", "touch-asked").set("role", "status").text(&so_far))
        .with(keys(scene, "pad-keys", signs))
}
