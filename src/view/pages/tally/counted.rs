//! The counted receipts, each with a button to remove it.

use super::{name_of, title};
use crate::view::components::section::disclosure;
use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el};
use ::tally::Accepted;
use content::text::{self, format_integer, interpolate, interpolate_number};
use occupations::OccupationCode;
use widget_state::Message;
use widget_state::tally::{TallyMessage, TallyPage};

/// Renders the list, the last receipt first; `None` while nothing is counted.
pub(super) fn counted(cx: &ViewContext, tallying: &TallyPage) -> Option<Element> {
    let accepted = tallying.tally.accepted();
    if accepted.is_empty() {
        return None;
    }
    let mut list = el("ul").class("tally-counted");
    for (index, receipt) in accepted.iter().enumerate().rev() {
        let remove = button("link")
            .attribute("aria-label", &interpolate_number(text::TALLY_REMOVE_WHAT, index + 1))
            .onclick(cx, Message::Tally(TallyMessage::Removed(index)))
            .text(text::TALLY_REMOVE);
        let words = receipt_line(cx, receipt, index + 1, [text::TALLY_COUNTED_ONE, text::TALLY_COUNTED_NONE]);
        list.add_child(el("li").with_child(el("span").text(&words)).with_child(remove));
    }
    let heading = interpolate_number(text::TALLY_COUNTED, accepted.len());
    Some(disclosure("more screen-only", &heading).with_child(list))
}

/// Returns the contents of a counted receipt in words, by one of two templates: with wishes, and without.
pub(super) fn receipt_line(
    cx: &ViewContext,
    receipt: &Accepted,
    number: usize,
    templates: [&str; 2],
) -> String {
    let codes = receipt.wishes.iter().filter_map(|wish| OccupationCode::from_number(*wish));
    let names: Vec<String> = codes.map(|code| name_of(&cx.data, code)).collect();
    let template = templates[usize::from(names.is_empty())];
    let wishes = names.join(text::TREE_BREAK);
    let outcome = title(cx, receipt.outcome);
    interpolate(template, &[("n", &format_integer(number as i64)), ("outcome", outcome), ("wishes", &wishes)])
}
