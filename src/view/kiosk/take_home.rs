//! The pages that a visitor takes home from a kiosk: the result and the list of wishes, each with its QR
//! code.

use crate::view::components::call::{has_call_words, words};
use crate::view::components::glossary_terms::ExplainedTerms;
use crate::view::components::qr::qr_code;
use crate::view::components::read_aloud_button::read_aloud_button;
use crate::view::components::section::{nav_item, section};
use crate::view::components::wishes::wish_section;
use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el};
use crate::view::pages::result;
use crate::view::title::receipt_name;
use content::text;
use occupations::Filter;
use widget_state::kiosk::{Kiosk, KioskEvent, Paper, Papers};
use widget_state::receipt::issue;
use widget_state::{Message, Route};

/// Renders the verdict.
pub(super) fn result(cx: &ViewContext, kiosk: &Kiosk) -> Element {
    let verdict = cx.state.verdict(&cx.data);
    let mut explained = ExplainedTerms::new();
    let outcome = result::outcome(cx, cx.policy(), &verdict, &mut explained);
    let steps = result::steps(cx, cx.policy(), &verdict, &mut explained);
    let main = el("div")
        .class("result-main")
        .with_child(result::conditions(cx, &verdict, &mut explained))
        .with_optional_child(result::changes(cx, &verdict, &mut explained));
    let rest = el("div")
        .class("result-rest")
        .with_optional_child((!cx.state.wishes.is_empty()).then(|| wish_section(cx, text::KIOSK_WISHES)))
        .with_child(result::programme(cx, &mut explained));
    let column = el("div")
        .class("kiosk-said")
        .with_child(outcome)
        .with_optional_child(read_aloud_button(cx))
        .with_optional_child(result::device_date(cx))
        .with_child(el("p").class("self-check").text(text::RESULT_SELF_CHECK));
    let take = el("div")
        .class("kiosk-take")
        .with_child(column)
        .with_child(code(cx, text::KIOSK_SCAN))
        .with_optional_child(papers(cx, kiosk))
        .with_child(steps);
    // A kiosk cannot call: the words are to be read off, or taken along with the code. The paper has no
    // answer.
    let call = has_call_words(cx, cx.policy(), &verdict).then(|| words(&cx.situation(), &verdict));
    el("div")
        .class("result kiosk-result")
        .with_child(take)
        .with_optional_child(call)
        .with_child(main)
        .with_child(rest)
        .with_child(nav_items(cx))
}

/// Renders the list of wishes, with or without a finished check.
pub(super) fn receipt(cx: &ViewContext, kiosk: &Kiosk) -> Element {
    el("div")
        .class("receipt kiosk-result")
        .with_child(cx.heading().words(receipt_name(cx)))
        .with_child(
            el("div")
                .class("kiosk-take")
                .with_child(code(cx, text::KIOSK_SCAN_WISHES))
                .with_optional_child(papers(cx, kiosk))
                .with_child(wish_section(cx, text::RECEIPT_WISHES)),
        )
        .with_child(nav_items(cx))
}

/// Renders the QR code.
fn code(cx: &ViewContext, invitation: &str) -> Element {
    let part = section(invitation).class("part kiosk-code");
    let Ok(receipt) = issue(&cx.state, &cx.data) else {
        return part.with_child(el("p").class("notice notice-ask").text(text::RECEIPT_NOT_ISSUED));
    };
    let holds = match cx.state.answers(&cx.data).is_empty() {
        true => text::KIOSK_SCAN_WISHES_WORDS,
        false => text::KIOSK_SCAN_WORDS,
    };
    part.with_optional_child(qr_code(&receipt::link::prefix(&cx.config.widget_url), &receipt.encode()))
        .with_child(el("p").class("quiet").text(holds))
}

/// Renders a button for each paper; while a ticket is being printed, they are disabled, and a notice says
/// where it comes out. `None` where the kiosk does not print, or there is nothing to print.
fn papers(cx: &ViewContext, kiosk: &Kiosk) -> Option<Element> {
    if !kiosk.settings.prints || issue(&cx.state, &cx.data).is_err() {
        return None;
    }
    let papers = kiosk.settings.papers;
    let mut buttons = el("div").class("kiosk-papers");
    for paper in papers.list() {
        let words = match (papers, paper) {
            (Papers::Only(_), _) => text::KIOSK_PRINT,
            (Papers::Both, Paper::A4) => text::KIOSK_PRINT_A4,
            (Papers::Both, Paper::Roll) => text::KIOSK_PRINT_ROLL,
        };
        let print = Message::Kiosk(KioskEvent::PrintRequested(paper));
        let button = button("button").onclick(cx, print).text(words);
        buttons.add_child(if kiosk.is_printing { button.attribute("disabled", "") } else { button });
    }
    let status = if kiosk.is_printing { text::KIOSK_PRINTING } else { "" };
    Some(buttons.with_child(el("p").class("kiosk-printing").attribute("role", "status").text(status)))
}

fn nav_items(cx: &ViewContext) -> Element {
    let directory = Route::Directory(Filter::default()).address();
    let policy = cx.policy_ref();
    let answered = !cx.state.answers(&cx.data).is_empty();
    let mut links = el("ul").class("ways-on");
    if answered {
        let result = cx.state.route == Route::Result { policy: policy.clone() };
        links.add_child(if result {
            nav_item(&Route::Review { policy }.address(), text::KIOSK_REVIEW)
        } else {
            nav_item(&Route::Result { policy }.address(), text::RECEIPT_BACK)
        });
    } else {
        links.add_child(nav_item(&Route::Check { policy }.address(), text::KIOSK_CHECK));
    }
    let end = button("link").onclick(cx, Message::Kiosk(KioskEvent::EndRequested)).text(text::KIOSK_END);
    links.with_child(nav_item(&directory, text::KIOSK_TO_DIRECTORY)).with_child(el("li").with_child(end))
}
