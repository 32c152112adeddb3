//! A number with its unit.

use super::month::field;
use super::search_field::text_of;
use super::slip::wrong;
use crate::view::context::Scene;
use crate::view::element::{On, Tag, classed, tag};
use content::text::{self, interpolate};
use widget_state::{Draft, Message};

/// The field for a number counted in `unit`.
pub(crate) fn number(scene: &Scene, unit: &str) -> Tag {
    let Draft::Number(typed) = &scene.state.draft else { return tag("div") };
    let input = classed("input", "input")
        .set("type", "text")
        .set("inputmode", "decimal")
        .set("autocomplete", "off")
        .value(typed)
        .reads(On::Input, scene, |event| Some(Message::NumberTyped(text_of(event))));
    let row = classed("span", "number")
        .with(wrong(input, scene.state.slip.is_some()))
        .with(classed("span", "number-unit").set("aria-hidden", "true").text(unit));
    field(&interpolate(text::QUESTION_NUMBER, &[("unit", unit)]), row)
}
