//! What becomes of the counts: files, paper, taking back, clearing.

use crate::view::components::part::part;
use crate::view::context::Scene;
use crate::view::element::{Tag, button, classed, tag, words};
use content::text::{self, day, format_integer, interpolate, interpolate_number};
use widget_state::receipt::edition_words;
use widget_state::tally::{Message as Happened, Table, Tallying};
use widget_state::{Message, Take};

/// The buttons.
pub(super) fn keep(scene: &Scene, tallying: &Tallying) -> Tag {
    let count = tallying.tally.accepted().len();
    let press = |class: &str, message: Message, name: &str| button(class).on_click(scene, message).text(name);
    let tally = |class: &str, happened: Happened, name: &str| press(class, Message::Tally(happened), name);
    let unsaved = (!tallying.tally.is_safe())
        .then(|| classed("p", "notice").text(&interpolate_number(text::TALLY_UNSAFE, count)));
    let files = classed("div", "tally-buttons")
        .with(tally("button", Happened::ExportWanted(Table::Receipts), text::TALLY_EXPORT_RECEIPTS))
        .with(tally("button button-quiet", Happened::ExportWanted(Table::Sums), text::TALLY_EXPORT_SUMS))
        .with(press("button button-quiet", Message::TakeWanted(Take::Print), text::TALLY_PRINT));
    let back = classed("div", "tally-buttons")
        .with(tally("button button-quiet", Happened::Undone, text::TALLY_UNDO))
        .with(tally("button button-quiet", Happened::ClearWanted, text::TALLY_CLEAR));
    let sure = tallying.asks_to_clear.then(|| {
        let answers = classed("div", "tally-buttons")
            .with(tally("button button-quiet", Happened::ClearLeft, text::TALLY_CLEAR_NO))
            .with(tally("button", Happened::Cleared, text::TALLY_CLEAR_YES));
        classed("div", "notice notice-ask")
            .set("role", "alert")
            .with(words("p", &interpolate_number(text::TALLY_CLEAR_SURE, count)))
            .with(answers)
    });
    part(text::TALLY_KEEP)
        .set("class", "part screen-only")
        .maybe(unsaved)
        .with(files)
        .with(classed("p", "quiet").text(text::TALLY_EXPORT_WORDS))
        .with(back)
        .with(tag("div").maybe(sure))
}

/// What paper needs to say besides.
pub(super) fn on_paper(scene: &Scene, tallying: &Tallying) -> Tag {
    let policy = &scene.data.policies[0];
    let said = interpolate(
        text::TALLY_ON_PAPER,
        &[
            ("date", &day(scene.state.as_of(policy).date)),
            ("n", &format_integer(tallying.tally.accepted().len() as i64)),
            ("edition", &edition_words(policy.fingerprint)),
        ],
    );
    classed("p", "paper-only").text(&said)
}
