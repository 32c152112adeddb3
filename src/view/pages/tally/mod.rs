//! Training wishes counted: the whole of `tally.html` (docs/tally.md).

pub(crate) mod files;
mod keep;
mod said;
mod sums;
mod ways;

use crate::view::components::bundle_notice::directory_notice;
use crate::view::components::icons;
use crate::view::context::Scene;
use crate::view::element::{Tag, button, classed, link, tag, words};
use content::text;
use eligibility::Outcome;
use occupations::{Field, Occupation, OccupationCode};
use widget_state::Message;
use widget_state::Resources;

/// The page, with what stands around it: its links lead to the widget, not through it.
pub(super) fn page(scene: &Scene) -> Tag {
    let tallying = scene.state.tally.clone().unwrap_or_default();
    tag("div").with(top(scene)).with(
        classed("main", "page tally")
            .with(scene.heading().text(text::TALLY_TITLE))
            .with(classed("p", "help screen-only").text(text::TALLY_LEAD))
            .with(classed("p", "help screen-only").text(text::TALLY_PRIVACY))
            .with(keep::on_paper(scene, &tallying))
            .with(ways::ways(scene, &tallying))
            .with(said::said(scene, &tallying))
            .maybe(directory_notice(scene))
            .with(sums::sums(scene, &tallying))
            .maybe((!tallying.tally.accepted().is_empty()).then(|| keep::keep(scene, &tallying))),
    )
}

fn top(scene: &Scene) -> Tag {
    let name = classed("span", "home").with(icons::emblem()).with(words("span", text::SHELL_NAME));
    let size = button("size")
        .either("aria-pressed", scene.state.large)
        .on_click(scene, Message::SizeToggled)
        .text(text::SHELL_LARGE);
    let widget = classed("nav", "ways").set("aria-label", text::SHELL_WAYS).with(
        link("./")
            .set("class", "way")
            .set("target", "_blank")
            .set("rel", "noopener")
            .text(text::TALLY_TO_WIDGET),
    );
    classed("header", "top").with(name).with(size).with(widget)
}

/// The occupation of a code, if it is in the directory at hand.
fn occupation(data: &Resources, code: OccupationCode) -> Option<&Occupation> {
    data.directory?.occupation(code)
}

/// What an occupation is called, or its code.
fn name_of(data: &Resources, code: OccupationCode) -> String {
    occupation(data, code).map_or_else(|| code.text(), |occupation| occupation.name.clone())
}

/// The field of an occupation.
fn field_of(data: &Resources, code: OccupationCode) -> Option<Field> {
    Some(occupation(data, code)?.field)
}

/// What a field is called, and those that are in none.
fn field_name(data: &Resources, field: Option<Field>) -> &str {
    let known = field.zip(data.directory);
    known.map_or(text::TALLY_NO_FIELD, |(field, directory)| &directory.field_text(field).name)
}

/// An outcome as the policy calls it.
fn title(scene: &Scene, outcome: Outcome) -> &str {
    &outcome.text(&scene.data.policies[0]).title
}

/// Short names of the outcomes, in their order.
const OUTCOMES: [&str; 4] =
    [text::TALLY_ELIGIBLE, text::TALLY_CONFIRM, text::TALLY_INELIGIBLE, text::TALLY_INCOMPLETE];
