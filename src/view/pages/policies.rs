//! All policies but the first: where and for whom each holds, in which period, and the way to its checks.

use crate::view::components::bundle_notice::policies_notice;
use crate::view::components::explained::{Explained, explained};
use crate::view::components::part::{part, way_on};
use crate::view::components::plan::{term, with_period};
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use content::text::{self, interpolate};
use eligibility::policy::{Audience, Policy};
use widget_state::Route;

/// The list.
pub(crate) fn page(cx: &ViewContext) -> Element {
    let mut page = awaited(cx);
    for plan in cx.data.plans() {
        page.add_child(part_of(cx, &plan));
    }
    page
}

/// What is shown while a policy is on its way, or when it did not come.
pub(crate) fn awaited(cx: &ViewContext) -> Element {
    el("div")
        .class("policies")
        .with_child(cx.heading().text(text::POLICIES_TITLE))
        .with_child(el("p").class("help").text(text::POLICIES_LEAD))
        .with_optional_child(policies_notice(cx))
}

/// A plan with its checks; the first of them is the plan's own.
fn part_of(cx: &ViewContext, plan: &[usize]) -> Element {
    let own = &cx.data.policies[plan[0]];
    let mut checks = el("ul").class("ways-on");
    for index in plan {
        let check = Route::Check { policy: cx.data.policy_name(*index) }.address();
        checks.add_child(way_on(&check, &cx.data.policies[*index].summary));
    }
    let programme = own.programme(cx.state.as_of(own).today).text;
    part(&own.name)
        .with_child(term(cx, own))
        .with_child(facts(own))
        .with_child(el("p").text(programme))
        .with_optional_child(explained(cx, &[&own.name, programme], &mut Explained::new()))
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
        .with_child(el("li").text(&with_period(policy, text::POLICIES_PERIOD)))
}
