//! The page of the visitor's own receipt: as a link, as a QR code, on paper, as an image.

use crate::view::components::call::{has_call_words, words};
use crate::view::components::hotline::hotline;
use crate::view::components::key_reasons::reason_lists;
use crate::view::components::qr::qr_code;
use crate::view::components::receipt_contents::{answer_list, list_line, outcome_summary};
use crate::view::components::section::{nav_item, section};
use crate::view::components::wishes::wish_section;
use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el, link};
use crate::view::title::receipt_name;
use content::outcome::outcome_words;
use content::text::{self, day};
use eligibility::Verdict;
use eligibility::evaluate::Situation;
use occupations::Filter;
use receipt::Receipt;
use widget_state::receipt::{format_fingerprint, issue};
use widget_state::{Message, Route, ShareAction, ShareMessage, ShareOutcome};

pub(super) fn page(cx: &ViewContext) -> Element {
    let verdict = cx.state.verdict(&cx.data);
    let page = el("div").class("receipt").with_child(cx.heading().words(receipt_name(cx)));
    if cx.state.answers(&cx.data).is_empty() {
        return wishes_alone(page, cx);
    }
    let page = page
        .with_child(el("p").class("help screen-only").text(text::RECEIPT_LEAD))
        .with_optional_child(unfinished(cx, &verdict));
    let page = match issue(&cx.state, &cx.data) {
        Ok(receipt) => {
            let columns = el("div")
                .class("receipt-columns")
                .with_child(share_section(cx, &receipt))
                .with_child(steps(cx, &verdict))
                .with_optional_child(call(cx, &verdict));
            page.with_child(outcome_summary(cx.policy(), &verdict))
                .with_child(reason_lists(cx, &verdict))
                .with_child(el("p").class("self-check").text(text::RESULT_SELF_CHECK))
                .with_child(columns)
                .with_child(contents(cx, &receipt, &verdict))
        }
        Err(_) => page.with_child(el("p").class("notice notice-ask").text(text::RECEIPT_NOT_ISSUED)),
    };
    let wishes = wish_section(cx, text::RECEIPT_WISHES);
    // An empty list is not printed.
    let wishes = if cx.state.wishes.is_empty() { wishes.class("part screen-only") } else { wishes };
    page.with_child(wishes).with_child(nav_items(cx))
}

/// Renders the visitor's list of wishes where no question has been answered: there is no result to speak of.
fn wishes_alone(page: Element, cx: &ViewContext) -> Element {
    let share = issue(&cx.state, &cx.data).ok();
    let directory = Route::Directory(Filter::default()).address();
    let check = Route::Check { policy: cx.policy_ref() }.address();
    page.with_optional_child(
        share.is_some().then(|| el("p").class("help screen-only").text(text::RECEIPT_LEAD_WISHES)),
    )
    .with_child(wish_section(cx, text::RECEIPT_WISHES))
    .with_optional_child(share.map(|receipt| share_section(cx, &receipt)))
    .with_child(hotline())
    .with_child(
        el("ul")
            .class("ways-on")
            .with_child(nav_item(&directory, text::RECEIPT_TO_DIRECTORY))
            .with_child(nav_item(&check, text::START_CHECK)),
    )
}

fn unfinished(cx: &ViewContext, verdict: &Verdict) -> Option<Element> {
    verdict.path.next.is_some().then(|| {
        let check = Route::Check { policy: cx.policy_ref() }.address();
        let notice = el("p").text(text::RECEIPT_UNFINISHED);
        let on = el("p").with_child(link(&check).text(text::RECEIPT_GO_ON));
        el("div").class("notice notice-ask screen-only").with_child(notice).with_child(on)
    })
}

fn steps(cx: &ViewContext, verdict: &Verdict) -> Element {
    let mut list = el("ol").empty();
    for step in outcome_words(cx.policy(), verdict).steps {
        list.add_child(el("li").text(step));
    }
    section(text::RESULT_STEPS).class("part steps").with_child(list).with_child(hotline())
}

/// Renders the words for the call on paper; on the screen they are on the page of the result.
fn call(cx: &ViewContext, verdict: &Verdict) -> Option<Element> {
    has_call_words(cx, cx.policy(), verdict)
        .then(|| el("div").class("paper-only").with_child(words(&cx.situation(), verdict)))
}

/// Renders the link with its QR code and the buttons to copy, share, print or save it.
fn share_section(cx: &ViewContext, receipt: &Receipt) -> Element {
    let before = receipt::link::prefix(&cx.config.widget_url);
    let text = receipt.encode();
    let address = [&before[..], &text].concat();
    let opens = match cx.state.answers(&cx.data).is_empty() {
        true => text::RECEIPT_CODE_WISHES,
        false => text::RECEIPT_CODE,
    };
    let code = qr_code(&before, &text).map(|code| {
        el("figure").class("receipt-code").with_child(code).with_child(el("figcaption").text(opens))
    });
    let field = el("input")
        .class("input receipt-link screen-only")
        .attribute("type", "text")
        .attribute("readonly", "")
        .attribute("aria-label", text::RECEIPT_LINK)
        .value(&address);
    let share = cx.config.can_share.then(|| {
        button("button button-quiet")
            .onclick(cx, Message::Share(ShareMessage::Requested(ShareAction::Share(address.clone()))))
            .text(text::RECEIPT_SHARE)
    });
    let actions = el("div")
        .class("receipt-ways screen-only")
        .with_child(
            button("button")
                .onclick(cx, Message::Share(ShareMessage::Requested(ShareAction::Copy(address.clone()))))
                .text(text::RECEIPT_COPY),
        )
        .with_optional_child(share)
        .with_child(
            button("button button-quiet")
                .onclick(cx, Message::Share(ShareMessage::Requested(ShareAction::Print)))
                .text(text::RECEIPT_PRINT),
        )
        .with_child(
            button("button button-quiet")
                .onclick(cx, Message::Share(ShareMessage::Requested(ShareAction::Image)))
                .text(text::RECEIPT_PICTURE),
        );
    let status = match cx.state.share {
        Some(ShareOutcome::Copied) => text::RECEIPT_COPIED,
        Some(ShareOutcome::Refused) => text::RECEIPT_REFUSED,
        Some(ShareOutcome::ImageReady) => text::RECEIPT_PICTURE_DRAWN,
        Some(ShareOutcome::ImageFailed) => text::RECEIPT_PICTURE_NOT_DRAWN,
        None => "",
    };
    el("section")
        .class("receipt-take")
        .attribute("aria-label", text::RECEIPT_LINK)
        .with_child(actions)
        .with_child(el("p").class("receipt-said screen-only").attribute("role", "status").text(status))
        // Filled by `result_image`. The key removes an image that belongs to another receipt.
        .with_child(el("div").class("keepsake screen-only").key(&text).attribute("data-keepsake", ""))
        .with_optional_child(code)
        .with_child(field)
        // An input does not print its whole value.
        .with_child(el("p").class("quiet paper-only").text(&address))
}

fn contents(cx: &ViewContext, receipt: &Receipt, verdict: &Verdict) -> Element {
    let policy = cx.policy();
    let situation = Situation { policy, answers: &verdict.path.answers, as_of: receipt.as_of() };
    let asked = answer_list(cx, &situation, &verdict.path.asked);
    let about = el("dl")
        .class("answers")
        .with_child(list_line(text::RECEIPT_POLICY, &policy.name))
        .with_child(list_line(text::RECEIPT_OUTCOME, outcome_words(policy, verdict).title))
        .with_child(list_line(text::RECEIPT_DAY, &day(receipt.as_of())))
        .with_child(list_line(text::RECEIPT_VERSION, &format_fingerprint(receipt.fingerprint())));
    section(text::RECEIPT_CONTENTS)
        .with_child(el("p").text(text::RECEIPT_CONTENTS_WORDS))
        .with_child(el("div").class("receipt-columns").with_child(about).with_child(asked))
}

fn nav_items(cx: &ViewContext) -> Element {
    let directory = Route::Directory(Filter::default()).address();
    let result = Route::Result { policy: cx.policy_ref() }.address();
    el("ul")
        .class("ways-on")
        .with_child(nav_item(&directory, text::RECEIPT_TO_DIRECTORY))
        .with_child(nav_item(&result, text::RECEIPT_BACK))
}
