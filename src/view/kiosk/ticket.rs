//! The printed ticket: outcome with its clause, QR code, next steps, hotline and edition, without any name.

use crate::view::components::citation::quotation;
use crate::view::components::key_reasons::reason_lists;
use crate::view::components::qr::qr_code;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use content::outcome::outcome_words;
use content::text::{self, day, interpolate};
use eligibility::Verdict;
use receipt::Receipt;
use widget_state::Route;
use widget_state::condition_status::main_clause;
use widget_state::kiosk::Kiosk;
use widget_state::receipt::{format_fingerprint, issue};

/// Renders the ticket, hidden until it is printed; `None` on pages that cannot be printed.
pub(super) fn ticket(cx: &ViewContext, kiosk: &Kiosk) -> Option<Element> {
    let is_taken_from = matches!(cx.state.route, Route::Result { .. } | Route::Receipt { .. });
    if !is_taken_from || !kiosk.settings.prints || cx.state.awaits_policy(&cx.data) {
        return None;
    }
    let receipt = issue(&cx.state, &cx.data).ok()?;
    let verdict = cx.state.verdict(&cx.data);
    let answered = !cx.state.answers(&cx.data).is_empty();
    let opens = if answered { text::KIOSK_TICKET_SCAN } else { text::KIOSK_TICKET_SCAN_WISHES };
    let scanned = el("figure")
        .class("ticket-code")
        .with_optional_child(qr_code(&receipt::link::prefix(&cx.config.widget_url), &receipt.encode()))
        .with_child(el("figcaption").text(opens));
    let ticket = el("section")
        .class("ticket")
        .key("ticket")
        .attribute("aria-hidden", "true")
        .with_child(el("p").class("ticket-head").text(&cx.policy().name))
        .with_optional_child(answered.then(|| outcome(cx, &verdict)))
        .with_child(scanned)
        .with_optional_child(wishes(cx))
        .with_optional_child(answered.then(|| steps(cx, &verdict)))
        .with_child(foot(&receipt));
    Some(ticket)
}

fn outcome(cx: &ViewContext, verdict: &Verdict) -> Element {
    let outcome = outcome_words(cx.policy(), verdict);
    let clause = main_clause(cx.policy(), verdict);
    el("div")
        .with_child(el("p").class("ticket-outcome").text(outcome.title))
        .with_child(el("p").text(outcome.summary))
        .with_child(reason_lists(cx, verdict))
        .with_optional_child(clause.map(|clause| quotation(cx.policy(), clause)))
        .with_child(el("p").text(text::RESULT_SELF_CHECK))
}

fn steps(cx: &ViewContext, verdict: &Verdict) -> Element {
    let mut list = el("ol").empty();
    for step in outcome_words(cx.policy(), verdict).steps {
        list.add_child(el("li").text(step));
    }
    el("div")
        .class("ticket-part")
        .with_child(el("p").text(text::RESULT_STEPS).class("ticket-title"))
        .with_child(list)
}

fn wishes(cx: &ViewContext) -> Option<Element> {
    let directory = cx.data.directory?;
    let mut list = el("ol").empty();
    for &code in &cx.state.wishes {
        let name = directory.occupation(code).map_or("", |occupation| occupation.name.as_str());
        list.add_child(el("li").text(&[name, " ", &code.text()].concat()));
    }
    let title = el("p").text(text::KIOSK_TICKET_WISHES).class("ticket-title");
    (!cx.state.wishes.is_empty()).then(|| el("div").class("ticket-part").with_child(title).with_child(list))
}

fn foot(receipt: &Receipt) -> Element {
    let edition = format_fingerprint(receipt.fingerprint());
    let values = [("day", &*day(receipt.as_of())), ("edition", &edition)];
    el("div")
        .class("ticket-part")
        .with_child(el("p").text(text::SHELL_HOTLINE).class("ticket-hotline"))
        .with_child(el("p").text(text::SHELL_HOTLINE_WORDS))
        .with_child(el("p").text(&interpolate(text::KIOSK_TICKET_EDITION, &values)))
}
