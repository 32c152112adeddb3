//! All policies but the first: where and for whom each holds, in which period, and the way to its checks.

use crate::view::components::bundle_notice::policies_notice;
use crate::view::components::explained::{Explained, explained};
use crate::view::components::part::{part, way_on};
use crate::view::components::plan::{term, with_period};
use crate::view::context::Scene;
use crate::view::element::{Tag, classed, words};
use content::text::{self, interpolate};
use eligibility::policy::{Audience, Policy};
use widget_state::Route;

/// The list.
pub(crate) fn page(scene: &Scene) -> Tag {
    let mut page = awaited(scene);
    for plan in scene.data.plans() {
        page.push(part_of(scene, &plan));
    }
    page
}

/// What is shown while a policy is on its way, or when it did not come.
pub(crate) fn awaited(scene: &Scene) -> Tag {
    classed("div", "policies")
        .with(scene.heading().text(text::POLICIES_TITLE))
        .with(classed("p", "help").text(text::POLICIES_LEAD))
        .maybe(policies_notice(scene))
}

/// A plan with its checks; the first of them is the plan's own.
fn part_of(scene: &Scene, plan: &[usize]) -> Tag {
    let own = &scene.data.policies[plan[0]];
    let mut checks = classed("ul", "ways-on");
    for index in plan {
        let check = Route::Check { policy: scene.data.policy_name(*index) }.address();
        checks.push(way_on(&check, &scene.data.policies[*index].summary));
    }
    let programme = own.programme(scene.state.as_of(own).today).text;
    part(&own.name)
        .with(term(scene, own))
        .with(facts(own))
        .with(words("p", programme))
        .maybe(explained(scene, &[&own.name, programme], &mut Explained::new()))
        .with(checks)
}

fn facts(policy: &Policy) -> Tag {
    let audience = match policy.audience {
        Audience::Person => text::POLICIES_PERSON,
        Audience::Institution => text::POLICIES_INSTITUTION,
    };
    classed("ul", "facts")
        .with(words("li", &interpolate(text::POLICIES_AREA, &[("area", &policy.area)])))
        .with(words("li", audience))
        .with(words("li", &with_period(policy, text::POLICIES_PERIOD)))
}
