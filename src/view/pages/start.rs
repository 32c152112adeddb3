//! The start page. It is also rendered at build time into the HTML that a browser without script or
//! WebAssembly keeps, so it must read well on its own and know nothing of the device.

use crate::view::components::citation::quotation;
use crate::view::components::glossary_terms::{ExplainedTerms, glossary_terms};
use crate::view::components::hotline::hotline;
use crate::view::components::icons;
use crate::view::components::section::{nav_item, section};
use crate::view::context::ViewContext;
use crate::view::element::{Element, el, link};
use content::text::{self, interpolate, interpolate_number};
use eligibility::policy::{CitationIndex, Policy, Role};
use eligibility::programme::ProgrammeStatus;
use occupations::{Field, Filter};
use widget_state::Route;

/// The page.
pub(super) fn page(cx: &ViewContext) -> Element {
    let policy = cx.policy();
    let beside = el("div").with_child(facts(cx, policy)).with_child(others());
    el("div")
        .with_child(fallback().attribute("data-fallback", "").attribute("hidden", ""))
        .with_child(el("noscript").with_child(fallback()))
        .with_child(news())
        .with_optional_child(programme_notice(cx, policy))
        .with_child(lead(cx, policy))
        .with_child(doors(policy))
        .with_child(el("div").class("columns").with_child(audience(cx, policy)).with_child(beside))
}

/// What is said where the widget cannot run.
fn fallback() -> Element {
    el("p").class("notice notice-ask").text(text::START_FALLBACK)
}

/// What the loader shows once, after a new build took the place of the one kept on the device.
fn news() -> Element {
    el("p")
        .class("notice")
        .attribute("role", "status")
        .attribute("data-news", "")
        .attribute("hidden", "")
        .text(text::START_NEWS)
}

/// Tells at once when the programme does not run today, as far as the device knows today.
fn programme_notice(cx: &ViewContext, policy: &Policy) -> Option<Element> {
    let programme = policy.programme(cx.state.as_of(policy).today);
    match programme.status {
        ProgrammeStatus::InForce | ProgrammeStatus::Continued => None,
        ProgrammeStatus::NotBegun | ProgrammeStatus::Ended => {
            Some(el("p").class("notice notice-ask").text(programme.text))
        }
    }
}

/// The question everybody comes with.
fn lead(cx: &ViewContext, policy: &Policy) -> Element {
    let heading = cx
        .heading()
        .with_child(el("span").class("lead-name").text(&policy.name))
        .text(" ")
        .with_child(el("span").class("lead-ask").text(text::START_ASK));
    let mut frieze = el("div").class("frieze").attribute("aria-hidden", "true");
    for field in Field::ALL {
        frieze.add_child(icons::field_icon(field));
    }
    el("div")
        .class("lead")
        .with_child(heading)
        .with_child(el("p").class("lead-words").text(text::START_LEAD))
        .with_child(frieze)
}

/// The two things one can do here.
fn doors(policy: &Policy) -> Element {
    let door = |class: &str, address: &str, name: &str, about: &str| {
        link(address)
            .class(class)
            .with_child(el("span").class("door-name").text(name).with_child(icons::arrow()))
            .with_child(el("span").class("door-words").text(about))
    };
    let questions = interpolate_number(text::START_CHECK_WORDS, policy.questions.len());
    let check = Route::Check { policy: String::new() }.address();
    let directory = Route::Directory(Filter::default()).address();
    el("div")
        .class("doors")
        .with_child(door("door door-check", &check, text::START_CHECK, &questions))
        .with_child(door("door", &directory, text::START_DIRECTORY, text::START_DIRECTORY_WORDS))
}

/// Whom the programme is for, in our words and in the notice's.
fn audience(cx: &ViewContext, policy: &Policy) -> Element {
    let clause = supporting_clause(policy);
    let mut said: Vec<&str> =
        policy.conditions.iter().map(|it| policy.rules[it.rule].name.as_str()).collect();
    said.extend(clause.map(|clause| policy.citations[clause].quote.as_str()));
    section(text::START_WHO)
        .with_child(conditions(policy, Role::Required))
        .with_child(el("p").text(text::START_WHO_OPEN))
        .with_child(conditions(policy, Role::Supporting))
        .with_optional_child(clause.map(|clause| quotation(policy, clause)))
        .with_optional_child(glossary_terms(cx, &said, &mut ExplainedTerms::new()))
}

fn conditions(policy: &Policy, role: Role) -> Element {
    let mut list = el("ul").class("points");
    for condition in policy.conditions.iter().filter(|condition| condition.role == role) {
        list.add_child(el("li").text(&policy.rules[condition.rule].name));
    }
    list
}

/// The clause of the supporting condition, which names the groups.
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

/// The way to the policies besides the one the page is about.
fn others() -> Element {
    let ways =
        el("ul").class("ways-on").with_child(nav_item(&Route::Policies.address(), text::START_OTHERS_OPEN));
    section(text::START_OTHERS).with_child(el("p").text(text::START_OTHERS_WORDS)).with_child(ways)
}

/// How long the programme runs by the documents there are.
fn end_of_period(cx: &ViewContext, policy: &Policy) -> String {
    match policy.periods.last() {
        Some(period) => {
            let month = cx.situation().month_text(period.until.month);
            interpolate(text::START_UNTIL, &[("month", &month)])
        }
        None => policy.ended.clone(),
    }
}
