//! Feedback on the last action, and the reasons for refused receipts.

use super::counted::receipt_line;
use super::{has_doubtful_day, title};
use crate::view::components::icons::{StatusIcon, status_icon};
use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el};
use ::tally::{Accepted, Refusal};
use content::text::{self, day, format_integer, interpolate, interpolate_number};
use occupations::OccupationCode;
use receipt::ReceiptError;
use widget_state::Message;
use widget_state::tally::{Feedback, Table, TallyMessage, TallyPage};

/// Renders the feedback in a live region.
pub(super) fn feedback(cx: &ViewContext, tallying: &TallyPage) -> Element {
    let region = el("div").class("tally-said screen-only").attribute("role", "status");
    match &tallying.feedback {
        Feedback::Nothing => region,
        Feedback::Added { count, refused } => receipts_taken(region, cx, tallying, *count, refused),
        Feedback::Empty => region.with_child(notice(StatusIcon::Ask, text::TALLY_EMPTY_FIELD)),
        Feedback::Swallowed => region.with_child(notice(StatusIcon::No, text::TALLY_SWALLOWED)),
        Feedback::Undone(last) => {
            region.with_child(notice(StatusIcon::Open, &interpolate_number(text::TALLY_TAKEN_BACK, *last)))
        }
        Feedback::Cleared => region.with_child(notice(StatusIcon::Open, text::TALLY_CLEARED)),
        Feedback::Exported(Table::Receipts) => {
            region.with_child(notice(StatusIcon::Yes, text::TALLY_EXPORTED_RECEIPTS))
        }
        Feedback::Exported(Table::Sums) => {
            region.with_child(notice(StatusIcon::Ask, text::TALLY_EXPORTED_SUMS))
        }
    }
}

fn notice(state: StatusIcon, words: &str) -> Element {
    el("div").class("tally-notice").with_child(status_icon(state)).with_child(el("p").text(words))
}

fn receipts_taken(
    region: Element,
    cx: &ViewContext,
    tallying: &TallyPage,
    count: usize,
    refused: &[(usize, Refusal)],
) -> Element {
    let accepted = tallying.tally.accepted();
    let words = match (count, accepted.last()) {
        (0, _) | (_, None) => text::TALLY_TAKEN_NO.to_owned(),
        (1, Some(last)) => {
            receipt_line(cx, last, accepted.len(), [text::TALLY_TAKEN_ONE, text::TALLY_TAKEN_NONE])
        }
        _ => {
            let numbers =
                [("count", &*format_integer(count as i64)), ("n", &*format_integer(accepted.len() as i64))];
            interpolate(text::TALLY_TAKEN_MANY, &numbers)
        }
    };
    let mut region =
        region.with_child(notice(if count > 0 { StatusIcon::Yes } else { StatusIcon::No }, &words));
    for (index, receipt) in accepted.iter().enumerate().skip(accepted.len() - count) {
        for doubt in doubts(cx, receipt, index + 1) {
            region.add_child(notice(StatusIcon::Ask, &doubt));
        }
    }
    if refused.is_empty() {
        return region;
    }
    let several = count + refused.len() > 1;
    let mut list = el("ul").class("tally-refused");
    for (number, refusal) in refused {
        let number =
            several.then(|| el("strong").text(&interpolate_number(text::TALLY_REFUSED_PLACE, *number)));
        let line = el("p").with_optional_child(number).text(&refusal_reason(cx, refusal));
        list.add_child(el("li").with_child(line).with_optional_child(another(cx, refusal)));
    }
    let heading = several.then(|| el("p").text(text::TALLY_REFUSED));
    region.with_child(el("div").class("notice notice-ask").with_optional_child(heading).with_child(list))
}

/// Returns what is implausible about a counted receipt, so that staff can ask at once.
fn doubts(cx: &ViewContext, accepted: &Accepted, number: usize) -> Vec<String> {
    let number = &*format_integer(number as i64);
    let day = has_doubtful_day(cx, accepted)
        .then(|| interpolate(text::TALLY_DOUBTFUL_DAY, &[("n", number), ("day", &day(accepted.as_of))]));
    let unknown = cx.data.directory.map_or_else(Vec::new, |directory| {
        accepted.unknown_wishes(|code| directory.occupation(code).is_some())
    });
    let codes: Vec<String> = unknown.into_iter().map(OccupationCode::text).collect();
    let wishes = (!codes.is_empty()).then(|| {
        let codes = &*codes.join(text::TREE_BREAK);
        interpolate(text::TALLY_DOUBTFUL_WISH, &[("n", number), ("codes", codes)])
    });
    day.into_iter().chain(wishes).collect()
}

fn refusal_reason(cx: &ViewContext, refusal: &Refusal) -> String {
    let plain = match refusal {
        Refusal::Unreadable(error) => match error {
            ReceiptError::Empty => text::TALLY_WHY_EMPTY,
            ReceiptError::TooLong => text::TALLY_WHY_TOO_LONG,
            ReceiptError::BadCharacter(character) => {
                return interpolate(text::TALLY_WHY_BAD_CHARACTER, &[("character", &character.to_string())]);
            }
            ReceiptError::Damaged => text::TALLY_WHY_DAMAGED,
            ReceiptError::UnknownVersion(_) => text::TALLY_WHY_NEWER,
            ReceiptError::Invalid => text::TALLY_WHY_INVALID,
            ReceiptError::NotAReceipt => text::TALLY_WHY_NOT_A_RECEIPT,
        },
        Refusal::OtherPolicy => {
            return interpolate(text::TALLY_WHY_OTHER_POLICY, &[("policy", &cx.data.policies[0].name)]);
        }
        Refusal::Contradicts { stated, found } => {
            let outcomes = [("stated", title(cx, *stated)), ("found", title(cx, *found))];
            return interpolate(text::TALLY_WHY_CONTRADICTS, &outcomes);
        }
        Refusal::OtherEdition { then, now } => {
            let outcomes = [("then", title(cx, *then)), ("now", title(cx, *now))];
            return interpolate(text::TALLY_WHY_OTHER_EDITION, &outcomes);
        }
        Refusal::Repeated { first, .. } => return interpolate_number(text::TALLY_WHY_REPEATED, *first),
    };
    plain.to_owned()
}

/// Renders the button that counts a repeated receipt after all, for two visitors with the same answers.
fn another(cx: &ViewContext, refusal: &Refusal) -> Option<Element> {
    let Refusal::Repeated { text, .. } = refusal else { return None };
    let too = button("button button-quiet")
        .onclick(cx, Message::Tally(TallyMessage::Another(text.clone())))
        .text(text::TALLY_ANOTHER);
    Some(el("div").with_child(el("p").class("quiet").text(text::TALLY_ANOTHER_WORDS)).with_child(too))
}
