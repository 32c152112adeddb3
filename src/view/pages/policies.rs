//! The page of all policies other than the main one: area, audience, period, and links to their checks.

use crate::view::components::glossary_terms::{ExplainedTerms, glossary_terms};
use crate::view::components::load_notice::policies_notice;
use crate::view::components::policy_banner::{fill_period, validity};
use crate::view::components::section::{nav_item, section};
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use content::text::{self, interpolate};
use eligibility::policy::{Audience, Policy};
use widget_state::Route;

pub(crate) fn page(cx: &ViewContext) -> Element {
    let mut page = load_page(cx);
    for plan in cx.data.plans() {
        page.add_child(program_section(cx, &plan));
    }
    page
}

/// Renders the heading with the load notice of the policies.
pub(crate) fn load_page(cx: &ViewContext) -> Element {
    el("div")
        .class("policies")
        .with_child(cx.heading().words(text::POLICIES_TITLE))
        .with_child(el("p").class("help").text(text::POLICIES_LEAD))
        .with_optional_child(policies_notice(cx))
}

/// Renders a programme with its checks; the first check is the programme's own policy.
fn program_section(cx: &ViewContext, plan: &[usize]) -> Element {
    let own = &cx.data.policies[plan[0]];
    let mut checks = el("ul").class("ways-on");
    for index in plan {
        let check = Route::Check { policy: cx.data.policy_ref(*index) }.address();
        checks.add_child(nav_item(&check, &cx.data.policies[*index].summary));
    }
    let programme = own.programme(cx.state.as_of(own).today).text;
    section(&own.name)
        .with_child(validity(cx, own))
        .with_child(facts(own))
        .with_child(el("p").text(programme))
        .with_optional_child(glossary_terms(cx, &[&own.name, programme], &mut ExplainedTerms::new()))
        .with_child(checks)
}

fn facts(policy: &Policy) -> Element {
    let audience = match policy.audience {
        Audience::Person => text::POLICIES_PERSON,
        Audience::Institution => text::POLICIES_INSTITUTION,
    };
    el("ul")
        .class("facts")
        .with_child(el("li").text(&interpolate(text::POLICIES_AREA, &[("area", &policy.area)])))
        .with_child(el("li").text(audience))
        .with_child(el("li").text(&fill_period(policy, text::POLICIES_PERIOD)))
}

/// Adds the links from the result of a policy to its related policies and to the list of all.
pub(crate) fn policy_links(cx: &ViewContext, mut links: Element) -> Element {
    for related in cx.data.related_to(cx.state.policy_index(&cx.data)) {
        let check = Route::Check { policy: cx.data.policy_ref(related) }.address();
        links.add_child(nav_item(&check, &cx.data.policies[related].summary));
    }
    links.with_child(nav_item(&Route::Policies.address(), text::START_OTHERS_OPEN))
}
