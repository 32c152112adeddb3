//! The tally of training wishes: the page `tally.html` (docs/tally.md).

mod counted;
mod export;
mod feedback;
pub(crate) mod files;
mod inputs;
mod totals;

use crate::view::components::icons;
use crate::view::components::load_notice::directory_notice;
use crate::view::components::size_button::size_button;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el, link};
use ::tally::Accepted;
use content::text;
use eligibility::Outcome;
use occupations::{Field, Occupation, OccupationCode};
use widget_state::Resources;

/// Renders the page with its own header: its links open the widget in another tab.
pub(super) fn page(cx: &ViewContext) -> Element {
    let tallying = cx.state.tally.clone().unwrap_or_default();
    el("div").with_child(top(cx)).with_child(
        el("main")
            .class("page tally")
            .with_child(cx.heading().words(text::TALLY_TITLE))
            .with_child(el("p").class("help screen-only").text(text::TALLY_LEAD))
            .with_child(el("p").class("help screen-only").text(text::TALLY_PRIVACY))
            .with_child(export::on_paper(cx, &tallying))
            .with_child(inputs::inputs(cx, &tallying))
            .with_child(feedback::feedback(cx, &tallying))
            .with_optional_child(directory_notice(cx))
            .with_optional_child(counted::counted(cx, &tallying))
            .with_child(totals::totals(cx, &tallying))
            .with_optional_child(
                (!tallying.tally.accepted().is_empty()).then(|| export::export(cx, &tallying)),
            ),
    )
}

fn top(cx: &ViewContext) -> Element {
    let name =
        el("span").class("home").with_child(icons::emblem()).with_child(el("span").text(text::SHELL_NAME));
    let widget = el("nav").class("ways").attribute("aria-label", text::SHELL_WAYS).with_child(
        link("./")
            .class("way")
            .attribute("target", "_blank")
            .attribute("rel", "noopener")
            .text(text::TALLY_TO_WIDGET),
    );
    el("header").class("top").with_child(name).with_child(size_button(cx)).with_child(widget)
}

/// Returns the occupation with this code, if the directory is loaded and contains it.
fn occupation(data: &Resources, code: OccupationCode) -> Option<&Occupation> {
    data.directory?.occupation(code)
}

/// Returns the name of an occupation, or its code.
fn name_of(data: &Resources, code: OccupationCode) -> String {
    occupation(data, code).map_or_else(|| code.text(), |occupation| occupation.name.clone())
}

/// Returns the field of an occupation.
fn field_of(data: &Resources, code: OccupationCode) -> Option<Field> {
    Some(occupation(data, code)?.field)
}

/// Returns the name of a field, or the label for occupations without a field.
fn field_name(data: &Resources, field: Option<Field>) -> &str {
    let known = field.zip(data.directory);
    known.map_or(text::TALLY_NO_FIELD, |(field, directory)| &directory.field_text(field).name)
}

/// Returns whether the day of a receipt is implausible today.
fn has_doubtful_day(cx: &ViewContext, accepted: &Accepted) -> bool {
    let policy = &cx.data.policies[0];
    accepted.has_doubtful_day(policy, cx.state.as_of(policy).date)
}

/// Returns the policy's title of an outcome.
fn title(cx: &ViewContext, outcome: Outcome) -> &str {
    &outcome.text(cx.data.policies[0]).title
}

/// Short labels of the outcomes, in their order.
const OUTCOMES: [&str; 4] =
    [text::TALLY_ELIGIBLE, text::TALLY_CONFIRM, text::TALLY_INELIGIBLE, text::TALLY_INCOMPLETE];
