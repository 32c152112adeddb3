//! The page that verifies a presented receipt and shows its contents.

use crate::view::components::call::{has_call_words, words};
use crate::view::components::glossary_terms::ExplainedTerms;
use crate::view::components::hotline::hotline;
use crate::view::components::icons::{StatusIcon, status_icon, torn_sheet};
use crate::view::components::load_notice::policies_notice;
use crate::view::components::receipt_contents::{answer_list, list_line, outcome_summary};
use crate::view::components::section::{nav_item, section};
use crate::view::components::wishes::wish_list;
use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el};
use crate::view::pages::result::{outcome, steps};
use content::text::{self, day, interpolate, interpolate_number};
use eligibility::completions::Path;
use eligibility::evaluate::Situation;
use eligibility::{Answers, Policy, Verdict};
use occupations::OccupationCode;
use receipt::{Difference, Receipt, ReceiptError, UnmappedAnswer, Verification};
use widget_state::receipt::{Presented, format_fingerprint, present};
use widget_state::saved_answers::write_presented;
use widget_state::{Message, PolicyRef, Route, SavedMessage};

pub(super) fn page(cx: &ViewContext, text: &str) -> Element {
    let page = el("div").class("presented");
    match present(text, &cx.data) {
        Err(error) => unreadable(page, cx, error),
        Ok(Presented { receipt, policy, check }) => {
            let page = match (policy.map(|index| &*cx.data.policies[index]), &check) {
                (Some(_), Verification::Same(verdict)) if verdict.path.asked.is_empty() => {
                    wishes_alone(page, cx)
                }
                (Some(policy), Verification::Same(verdict)) => same(page, cx, policy, &receipt, verdict)
                    .with_optional_child(adopt_button(cx, policy, &verdict.path, &receipt)),
                (Some(policy), Verification::EditionDiffers(difference)) => differs(
                    page, cx, policy, &receipt, difference,
                )
                .with_optional_child(adopt_button(cx, policy, &difference.now.path, &receipt)),
                (Some(policy), Verification::Contradicts(verdict)) => {
                    contradicts(page, cx, policy, &receipt, verdict)
                }
                // The policy may be among those that are not loaded yet.
                (None, _) | (_, Verification::UnknownPolicy) => match policies_notice(cx) {
                    Some(notice) => {
                        page.with_child(cx.heading().words(text::RECEIPT_PRESENTED_TITLE)).with_child(notice)
                    }
                    None => unknown_policy(page, cx),
                },
            };
            page.with_optional_child(wishes(cx, &receipt))
        }
    }
}

/// Adds the heading of a list of wishes without answers: there is no result to speak of.
fn wishes_alone(page: Element, cx: &ViewContext) -> Element {
    page.with_child(el("p").class("outcome-policy").text(text::RECEIPT_PRESENTED_TITLE))
        .with_child(cx.heading().words(text::RECEIPT_TITLE_WISHES))
        .with_child(check_yourself())
}

/// Renders the link for readers of a result that is not theirs.
fn check_yourself() -> Element {
    let check = Route::Check { policy: PolicyRef::Main }.address();
    el("ul").class("ways-on").with_child(nav_item(&check, text::RECEIPT_CHECK_YOURSELF))
}

/// Adds the result of the verification of a link that shows no verdict, as the heading of the page.
fn finding(page: Element, cx: &ViewContext, class: &str, icon: Element, name: &str) -> Element {
    let column = el("div")
        .with_child(el("p").class("outcome-policy").text(text::RECEIPT_PRESENTED_TITLE))
        .with_child(cx.heading().words(name));
    page.with_child(el("div").class(class).with_child(icon).with_child(column))
}

fn unknown_policy(page: Element, cx: &ViewContext) -> Element {
    let state = StatusIcon::Open;
    finding(page, cx, &state.class("outcome"), status_icon(state), text::RECEIPT_UNKNOWN_POLICY)
        .with_child(el("p").text(text::RECEIPT_UNKNOWN_POLICY_WORDS))
        .with_child(hotline())
        .with_child(check_yourself())
}

/// Adds that the link is damaged or altered.
fn torn(page: Element, cx: &ViewContext, name: &str) -> Element {
    finding(page, cx, "outcome torn", torn_sheet(), name)
}

fn same(page: Element, cx: &ViewContext, policy: &Policy, receipt: &Receipt, verdict: &Verdict) -> Element {
    let checked = interpolate(text::RECEIPT_SAME_WORDS, &[("date", &day(receipt.as_of()))]);
    result(page, cx, policy, receipt, verdict, &checked).with_child(contents(
        cx,
        policy,
        receipt,
        &verdict.path.answers,
        verdict,
    ))
}

/// Adds the outcome with its reasons, a quiet line about the verification, the next steps and the words for
/// the call.
fn result(
    page: Element,
    cx: &ViewContext,
    policy: &Policy,
    receipt: &Receipt,
    verdict: &Verdict,
    checked: &str,
) -> Element {
    let mut explained = ExplainedTerms::new();
    let situation = Situation { policy, answers: &verdict.path.answers, as_of: receipt.as_of() };
    page.with_child(el("p").class("outcome-policy").text(text::RECEIPT_PRESENTED_TITLE))
        .with_child(outcome(cx, policy, verdict, &mut explained))
        .with_child(el("p").class("quiet").text(checked))
        .with_child(el("p").class("quiet").text(text::RESULT_SELF_CHECK))
        .with_child(check_yourself())
        .with_child(steps(cx, policy, verdict, &mut explained))
        .with_optional_child(has_call_words(cx, policy, verdict).then(|| words(&situation, verdict)))
}

fn differs(
    page: Element,
    cx: &ViewContext,
    policy: &Policy,
    receipt: &Receipt,
    difference: &Difference,
) -> Element {
    let checked = interpolate(
        text::RECEIPT_DIFFERS_WORDS,
        &[
            ("then", &format_fingerprint(receipt.fingerprint())),
            ("now", &format_fingerprint(policy.fingerprint)),
            ("date", &day(receipt.as_of())),
        ],
    );
    let changed = difference.outcome_differs().then(|| {
        let then = &difference.then.text(policy).title;
        el("p")
            .class("notice notice-ask")
            .text(&interpolate(text::RECEIPT_OUTCOME_CHANGED, &[("outcome", then)]))
    });
    result(page.with_optional_child(changed), cx, policy, receipt, &difference.now, &checked)
        .with_child(changes(policy, difference))
        .with_child(contents(cx, policy, receipt, &difference.answers, &difference.now))
}

/// Renders the button that loads the answers and wishes of the receipt, so that its owner can go on with
/// them. Only answers to the main policy can be loaded.
fn adopt_button(cx: &ViewContext, policy: &Policy, path: &Path, receipt: &Receipt) -> Option<Element> {
    if path.asked.is_empty() || policy.id != cx.data.policies[0].id {
        return None;
    }
    let saved = write_presented(path, &wish_codes(receipt), &cx.data);
    let button = button("button button-quiet")
        .onclick(cx, Message::Saved(SavedMessage::Found(saved)))
        .text(text::RECEIPT_ADOPT);
    let replaces = has_answers(cx).then(|| el("p").class("quiet").text(text::RECEIPT_ADOPT_REPLACES));
    Some(el("div").class("form-end").with_child(button).with_optional_child(replaces))
}

/// Renders the differences between the two editions' questions and answers.
fn changes(policy: &Policy, difference: &Difference) -> Element {
    let short = |fact: usize| policy.question(fact).short.as_str();
    let mut list = el("ul").class("points");
    let gone = difference.unmapped.iter().filter(|answer| **answer == UnmappedAnswer::Unknown).count();
    if gone > 0 {
        list.add_child(el("li").text(&interpolate_number(text::RECEIPT_MISFITS, gone)));
    }
    for answer in &difference.unmapped {
        if let UnmappedAnswer::OutOfRange(fact) = answer {
            list.add_child(
                el("li").text(&interpolate(text::RECEIPT_OUT_OF_RANGE, &[("what", short(*fact))])),
            );
        }
    }
    for fact in &difference.no_longer_asked {
        list.add_child(el("li").text(&interpolate(text::RECEIPT_NO_LONGER_ASKED, &[("what", short(*fact))])));
    }
    if let Some(fact) = difference.newly_asked() {
        let title = &policy.question(fact).title;
        list.add_child(el("li").text(&interpolate(text::RECEIPT_NEWLY_ASKED, &[("what", title)])));
    }
    list
}

fn contradicts(
    page: Element,
    cx: &ViewContext,
    policy: &Policy,
    receipt: &Receipt,
    verdict: &Verdict,
) -> Element {
    let stated = &receipt.stated_outcome().text(policy).title;
    torn(page, cx, text::RECEIPT_CONTRADICTS)
        .with_child(el("p").text(&interpolate(text::RECEIPT_CONTRADICTS_WORDS, &[("stated", stated)])))
        .with_child(hotline())
        .with_child(check_yourself())
        .with_child(section(text::RECEIPT_RECOMPUTED).with_child(outcome_summary(policy, verdict)))
        .with_child(contents(cx, policy, receipt, &verdict.path.answers, verdict))
}

/// Renders the receipt's policy, day, edition and answers.
fn contents(
    cx: &ViewContext,
    policy: &Policy,
    receipt: &Receipt,
    given: &Answers,
    verdict: &Verdict,
) -> Element {
    let about = el("dl")
        .class("answers")
        .with_child(list_line(text::RECEIPT_POLICY, &policy.name))
        .with_child(list_line(text::RECEIPT_DAY, &day(receipt.as_of())))
        .with_child(list_line(text::RECEIPT_VERSION, &format_fingerprint(receipt.fingerprint())));
    let situation = Situation { policy, answers: given, as_of: receipt.as_of() };
    let asked = answer_list(cx, &situation, &verdict.path.asked);
    section(text::RECEIPT_ANSWERS)
        .with_child(el("div").class("receipt-columns").with_child(about).with_child(asked))
        .with_child(el("p").class("quiet").text(text::RECEIPT_HONEST))
}

fn wishes(cx: &ViewContext, receipt: &Receipt) -> Option<Element> {
    let wishes = wish_codes(receipt);
    (!wishes.is_empty())
        .then(|| section(text::RECEIPT_WISHES_PRESENTED).with_child(wish_list(cx, &wishes, false)))
}

/// Returns the occupations that the receipt names.
fn wish_codes(receipt: &Receipt) -> Vec<OccupationCode> {
    receipt.wishes().iter().filter_map(|code| OccupationCode::from_number(*code)).collect()
}

fn unreadable(page: Element, cx: &ViewContext, error: ReceiptError) -> Element {
    let why = match error {
        ReceiptError::Empty => text::RECEIPT_EMPTY.to_owned(),
        ReceiptError::TooLong => text::RECEIPT_TOO_LONG.to_owned(),
        ReceiptError::BadCharacter(character) => {
            interpolate(text::RECEIPT_BAD_CHARACTER, &[("character", &character.to_string())])
        }
        ReceiptError::Damaged => text::RECEIPT_DAMAGED.to_owned(),
        ReceiptError::UnknownVersion(_) => text::RECEIPT_UNKNOWN_VERSION.to_owned(),
        ReceiptError::Invalid => text::RECEIPT_INVALID.to_owned(),
        ReceiptError::NotAReceipt => text::RECEIPT_NOT_A_RECEIPT.to_owned(),
    };
    torn(page, cx, text::RECEIPT_UNREADABLE)
        .with_child(el("p").text(&why))
        .with_child(el("p").text(text::RECEIPT_REMEDY))
        .with_child(hotline())
        .with_child(check_yourself())
        .with_optional_child(has_answers(cx).then(|| el("p").class("notice").text(text::RECEIPT_YOURS_STAY)))
}

/// Returns whether the visitor has answers of their own.
fn has_answers(cx: &ViewContext) -> bool {
    !cx.state.path(&cx.data).asked.is_empty()
}
