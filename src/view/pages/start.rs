//! The start page. It is also prerendered into `index.html` for browsers without scripts or WebAssembly, so
//! it has to be complete without a script and independent of the device.

use crate::view::components::citation::quotation;
use crate::view::components::directory_size::with_directory_size;
use crate::view::components::entry_links::entry_links;
use crate::view::components::glossary_terms::{ExplainedTerms, glossary_terms};
use crate::view::components::hotline::hotline;
use crate::view::components::section::{nav_item, section};
use crate::view::context::ViewContext;
use crate::view::element::{Element, el, link};
use content::text::{self, interpolate};
use eligibility::policy::{CitationIndex, Policy, Role};
use eligibility::programme::ProgrammeStatus;
use widget_state::Route;

pub(super) fn page(cx: &ViewContext) -> Element {
    let policy = cx.policy();
    let beside = el("div").with_child(facts(cx, policy)).with_child(others());
    el("div")
        .with_child(fallback().attribute("data-fallback", "").attribute("hidden", ""))
        .with_child(el("noscript").with_child(fallback()))
        .with_optional_child(programme_notice(cx, policy))
        .with_optional_child(cx.state.check.arrived_without_answers.then(forwarded))
        .with_child(lead(cx, policy))
        .with_child(entry_links(
            [text::START_CHECK, text::START_CHECK_WORDS],
            [text::START_DIRECTORY, &with_directory_size(cx, text::START_DIRECTORY_WORDS)],
        ))
        .with_child(el("p").class("lead-words").text(text::START_LEAD))
        .with_child(el("div").class("columns").with_child(audience(cx, policy)).with_child(beside))
}

/// Renders the notice shown if the widget cannot run.
fn fallback() -> Element {
    // A page on its own: it needs neither a script nor WebAssembly.
    let list = link("directory.html").attribute("data-file", "").text(text::START_FALLBACK_DIRECTORY);
    el("p").class("notice notice-ask").text(text::START_FALLBACK).with_child(list)
}

/// Renders the notice for a visitor who opened a forwarded page, which came without the answers.
fn forwarded() -> Element {
    el("p").class("notice").attribute("role", "status").text(text::START_FORWARDED)
}

/// Renders a notice if the programme is not in force today, by the device's date.
fn programme_notice(cx: &ViewContext, policy: &Policy) -> Option<Element> {
    let programme = policy.programme(cx.state.as_of(policy).today);
    match programme.status {
        ProgrammeStatus::InForce | ProgrammeStatus::Continued => None,
        ProgrammeStatus::NotBegun | ProgrammeStatus::Ended => {
            Some(el("p").class("notice notice-ask").text(programme.text))
        }
    }
}

/// Renders the visitor's main question.
fn lead(cx: &ViewContext, policy: &Policy) -> Element {
    let heading = cx
        .heading()
        .with_child(el("span").class("lead-name").words(&policy.name))
        .text(" ")
        .with_child(el("span").class("lead-ask").words(text::START_ASK));
    el("div").class("lead").with_child(heading)
}

/// Renders the programme's audience, in our words and in those of the notice.
fn audience(cx: &ViewContext, policy: &Policy) -> Element {
    let clause = supporting_clause(policy);
    let mut texts: Vec<&str> =
        policy.conditions.iter().map(|it| policy.rules[it.rule].name.as_str()).collect();
    texts.extend(clause.map(|clause| policy.citations[clause].quote.as_str()));
    section(text::START_WHO)
        .with_child(conditions(policy, Role::Required))
        .with_child(el("p").text(text::START_WHO_OPEN))
        .with_child(conditions(policy, Role::Supporting))
        .with_optional_child(clause.map(|clause| quotation(policy, clause)))
        .with_optional_child(glossary_terms(cx, &texts, &mut ExplainedTerms::new()))
}

fn conditions(policy: &Policy, role: Role) -> Element {
    let mut list = el("ul").class("points");
    for condition in policy.conditions.iter().filter(|condition| condition.role == role) {
        list.add_child(el("li").text(&policy.rules[condition.rule].name));
    }
    list
}

/// Returns the clause of the supporting condition, which names the groups.
fn supporting_clause(policy: &Policy) -> Option<CitationIndex> {
    let supporting = policy.conditions.iter().filter(|condition| condition.role == Role::Supporting);
    supporting
        .flat_map(|condition| &policy.rules[condition.rule].citations)
        .copied()
        .find(|citation| !policy.citations[*citation].quote.is_empty())
}

fn facts(cx: &ViewContext, policy: &Policy) -> Element {
    let facts = el("ul")
        .class("facts")
        .with_child(el("li").text(&end_of_period(cx, policy)))
        .with_child(el("li").text(text::START_PRIVACY));
    section(text::START_KNOW).with_child(facts).with_child(hotline())
}

/// Renders the link to the other policies.
fn others() -> Element {
    let links =
        el("ul").class("ways-on").with_child(nav_item(&Route::Policies.address(), text::START_OTHERS_OPEN));
    section(text::START_OTHERS).with_child(el("p").text(text::START_OTHERS_WORDS)).with_child(links)
}

/// Returns the end of the programme's last documented period.
fn end_of_period(cx: &ViewContext, policy: &Policy) -> String {
    match policy.periods.last() {
        Some(period) => {
            let month = cx.situation().month_text(period.until.month);
            interpolate(text::START_UNTIL, &[("month", &month)])
        }
        None => policy.ended.clone(),
    }
}
