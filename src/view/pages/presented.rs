//! A receipt that somebody presents: whether it holds, and what it says.

use crate::view::components::bundle_notice::policies_notice;
use crate::view::components::carried::{answers, line, outcome};
use crate::view::components::hotline::hotline;
use crate::view::components::icons::{Sign, sign};
use crate::view::components::part::{part, way_on};
use crate::view::components::wishes::wish_list;
use crate::view::context::Scene;
use crate::view::element::{Tag, classed, tag, words};
use content::text::{self, day, interpolate, interpolate_number};
use eligibility::evaluate::Situation;
use eligibility::{Answers, Policy, Verdict};
use receipt::{Difference, Receipt, ReceiptError, UnmappedAnswer, Verification};
use widget_state::Route;
use widget_state::receipt::{Presented, edition_words, present};

/// The page.
pub(super) fn page(scene: &Scene, text: &str) -> Tag {
    let page = classed("div", "presented");
    let page = match present(text, &scene.data) {
        Err(error) => unreadable(page, scene, error),
        Ok(Presented { receipt, policy, check }) => {
            let page = match (policy.map(|policy| &scene.data.policies[policy]), &check) {
                (Some(policy), Verification::Same(verdict)) => same(page, scene, policy, &receipt, verdict),
                (Some(policy), Verification::EditionDiffers(difference)) => {
                    differs(page, scene, policy, &receipt, difference)
                }
                (Some(policy), Verification::Contradicts(verdict)) => {
                    contradicts(page, scene, policy, &receipt, verdict)
                }
                // It may be one of those that have not arrived yet.
                (None, _) | (_, Verification::UnknownPolicy) => match policies_notice(scene) {
                    Some(notice) => {
                        page.with(scene.heading().text(text::RECEIPT_PRESENTED_TITLE)).with(notice)
                    }
                    None => found(page, scene, Sign::Open, text::RECEIPT_UNKNOWN_POLICY)
                        .with(words("p", text::RECEIPT_UNKNOWN_POLICY_WORDS)),
                },
            };
            page.maybe(wishes(scene, &receipt))
        }
    };
    let check = Route::Check { policy: String::new() }.address();
    page.with(hotline()).with(classed("ul", "ways-on").with(way_on(&check, text::RECEIPT_CHECK_YOURSELF)))
}

/// What was found, as the heading of the page.
fn found(page: Tag, scene: &Scene, state: Sign, name: &str) -> Tag {
    let class = match state {
        Sign::Yes => "outcome yes",
        Sign::Ask => "outcome ask",
        Sign::No => "outcome no",
        Sign::Open => "outcome open",
    };
    let said = tag("div")
        .with(classed("p", "outcome-policy").text(text::RECEIPT_PRESENTED_TITLE))
        .with(scene.heading().text(name));
    page.with(classed("div", class).with(sign(state)).with(said))
}

fn same(page: Tag, scene: &Scene, policy: &Policy, receipt: &Receipt, verdict: &Verdict) -> Tag {
    let date = day(receipt.as_of());
    found(page, scene, Sign::Yes, text::RECEIPT_SAME)
        .with(words("p", &interpolate(text::RECEIPT_SAME_WORDS, &[("date", &date)])))
        .with(outcome(policy, verdict.outcome))
        .with(said(scene, policy, receipt, &verdict.path.answers, verdict))
}

fn differs(page: Tag, scene: &Scene, policy: &Policy, receipt: &Receipt, difference: &Difference) -> Tag {
    let told = interpolate(
        text::RECEIPT_DIFFERS_WORDS,
        &[
            ("then", &edition_words(receipt.edition())),
            ("now", &edition_words(policy.fingerprint)),
            ("date", &day(receipt.as_of())),
        ],
    );
    let changed = difference.outcome_differs();
    let outcome_words = if changed { text::RECEIPT_OUTCOME_CHANGED } else { text::RECEIPT_OUTCOME_SAME };
    let both = classed("div", "receipt-columns")
        .with(part(text::RECEIPT_THEN).with(outcome(policy, difference.then)))
        .with(part(text::RECEIPT_NOW).with(outcome(policy, difference.now.outcome)));
    found(page, scene, Sign::Ask, text::RECEIPT_DIFFERS)
        .with(words("p", &told))
        .with(classed("p", "notice").text(outcome_words))
        .with(both)
        .with(changes(policy, difference))
        .with(said(scene, policy, receipt, &difference.answers, &difference.now))
}

/// What became of the answers.
fn changes(policy: &Policy, difference: &Difference) -> Tag {
    let short = |fact: usize| policy.question(fact).short.as_str();
    let mut list = classed("ul", "points");
    let gone = difference.unmapped.iter().filter(|answer| **answer == UnmappedAnswer::Unknown).count();
    if gone > 0 {
        list.push(words("li", &interpolate_number(text::RECEIPT_MISFITS, gone)));
    }
    for answer in &difference.unmapped {
        if let UnmappedAnswer::OutOfRange(fact) = answer {
            list.push(words("li", &interpolate(text::RECEIPT_OUT_OF_RANGE, &[("what", short(*fact))])));
        }
    }
    for fact in &difference.no_longer_asked {
        list.push(words("li", &interpolate(text::RECEIPT_NO_LONGER_ASKED, &[("what", short(*fact))])));
    }
    if let Some(fact) = difference.newly_asked() {
        let title = &policy.question(fact).title;
        list.push(words("li", &interpolate(text::RECEIPT_NEWLY_ASKED, &[("what", title)])));
    }
    list
}

fn contradicts(page: Tag, scene: &Scene, policy: &Policy, receipt: &Receipt, verdict: &Verdict) -> Tag {
    let stated = &receipt.stated_outcome().text(policy).title;
    found(page, scene, Sign::No, text::RECEIPT_CONTRADICTS)
        .with(words("p", &interpolate(text::RECEIPT_CONTRADICTS_WORDS, &[("stated", stated)])))
        .with(part(text::RECEIPT_RECOMPUTED).with(outcome(policy, verdict.outcome)))
        .with(said(scene, policy, receipt, &verdict.path.answers, verdict))
}

/// What was asked and answered.
fn said(scene: &Scene, policy: &Policy, receipt: &Receipt, given: &Answers, verdict: &Verdict) -> Tag {
    let about = classed("dl", "answers")
        .with(line(text::RECEIPT_POLICY, &policy.name))
        .with(line(text::RECEIPT_DAY, &day(receipt.as_of())))
        .with(line(text::RECEIPT_VERSION, &edition_words(receipt.edition())));
    let situation = Situation { policy, answers: given, as_of: receipt.as_of() };
    let asked = answers(scene, &situation, &verdict.path.asked);
    part(text::RECEIPT_ANSWERS)
        .with(classed("div", "receipt-columns").with(about).with(asked))
        .with(classed("p", "quiet").text(text::RECEIPT_HONEST))
}

fn wishes(scene: &Scene, receipt: &Receipt) -> Option<Tag> {
    (!receipt.wishes().is_empty())
        .then(|| part(text::RECEIPT_WISHES_PRESENTED).with(wish_list(scene, receipt.wishes(), false)))
}

fn unreadable(page: Tag, scene: &Scene, error: ReceiptError) -> Tag {
    let why = match error {
        ReceiptError::Empty => text::RECEIPT_EMPTY.to_owned(),
        ReceiptError::TooLong => text::RECEIPT_TOO_LONG.to_owned(),
        ReceiptError::BadCharacter(character) => {
            interpolate(text::RECEIPT_BAD_CHARACTER, &[("character", &character.to_string())])
        }
        ReceiptError::Damaged => text::RECEIPT_DAMAGED.to_owned(),
        ReceiptError::UnknownVersion(_) => text::RECEIPT_UNKNOWN_VERSION.to_owned(),
        ReceiptError::Invalid => text::RECEIPT_INVALID.to_owned(),
    };
    found(page, scene, Sign::No, text::RECEIPT_UNREADABLE)
        .with(words("p", &why))
        .with(words("p", text::RECEIPT_REMEDY))
        .maybe(has_answers(scene).then(|| classed("p", "notice").text(text::RECEIPT_YOURS_STAY)))
}

/// Whether the visitor has filled in something of their own.
fn has_answers(scene: &Scene) -> bool {
    !scene.state.path(&scene.data).asked.is_empty()
}
