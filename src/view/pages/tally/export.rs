//! Exporting the counts: files, print, undo and clear.

use crate::view::components::section::section;
use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el};
use crate::view::events::{self, Event};
use content::text::{self, day, format_integer, interpolate, interpolate_number};
use widget_state::receipt::format_fingerprint;
use widget_state::tally::{Table, TallyMessage, TallyPage};
use widget_state::{Message, ShareAction, ShareMessage};

/// Renders the buttons.
pub(super) fn export(cx: &ViewContext, tallying: &TallyPage) -> Element {
    let count = tallying.tally.accepted().len();
    let press = |class: &str, message: Message, name: &str| button(class).onclick(cx, message).text(name);
    let tally =
        |class: &str, happened: TallyMessage, name: &str| press(class, Message::Tally(happened), name);
    let unsaved = (!tallying.tally.is_safe())
        .then(|| el("p").class("notice").text(&interpolate_number(text::TALLY_UNSAFE, count)));
    let files = el("div")
        .class("tally-buttons")
        .with_child(tally(
            "button",
            TallyMessage::ExportRequested(Table::Receipts),
            text::TALLY_EXPORT_RECEIPTS,
        ))
        .with_child(tally(
            "button button-quiet",
            TallyMessage::ExportRequested(Table::Sums),
            text::TALLY_EXPORT_SUMS,
        ))
        .with_child(press(
            "button button-quiet",
            Message::Share(ShareMessage::Requested(ShareAction::Print)),
            text::TALLY_PRINT,
        ));
    let back = el("div")
        .class("tally-buttons")
        .with_child(tally("button button-quiet", TallyMessage::Undone, text::TALLY_UNDO))
        .with_child(tally("button button-quiet", TallyMessage::ClearRequested, text::TALLY_CLEAR));
    let sure = tallying.asks_to_clear.then(|| {
        let answers = el("div")
            .class("tally-buttons")
            .with_child(tally("button button-quiet", TallyMessage::ClearCancelled, text::TALLY_CLEAR_NO))
            .with_child(tally("button", TallyMessage::Cleared, text::TALLY_CLEAR_YES));
        el("div")
            .class("notice notice-ask")
            .attribute("role", "alert")
            .with_child(el("p").text(&interpolate_number(text::TALLY_CLEAR_SURE, count)))
            .with_child(answers)
    });
    section(text::TALLY_KEEP)
        .class("part screen-only")
        .with_optional_child(unsaved)
        .with_child(community(cx, tallying))
        .with_child(files)
        .with_child(el("p").class("quiet").text(text::TALLY_EXPORT_WORDS))
        .with_child(back)
        .with_child(el("div").with_optional_child(sure))
}

/// Renders the field for the name of the community.
fn community(cx: &ViewContext, tallying: &TallyPage) -> Element {
    let field = el("input")
        .class("input")
        .attribute("type", "text")
        .attribute("autocomplete", "off")
        .value(&tallying.community)
        .oninput(cx, community_typed);
    el("label").class("tally-community").with_child(el("span").text(text::TALLY_COMMUNITY)).with_child(field)
}

fn community_typed(event: &Event) -> Option<Message> {
    Some(Message::Tally(TallyMessage::CommunityTyped(events::value(event))))
}

/// Renders the line that only the printed page shows: date, number and edition.
pub(super) fn on_paper(cx: &ViewContext, tallying: &TallyPage) -> Element {
    let policy = &cx.data.policies[0];
    let statement = interpolate(
        text::TALLY_ON_PAPER,
        &[
            ("date", &day(cx.state.as_of(policy).date)),
            ("n", &format_integer(tallying.tally.accepted().len() as i64)),
            ("edition", &format_fingerprint(policy.fingerprint)),
        ],
    );
    el("p").class("paper-only").text(&statement)
}
