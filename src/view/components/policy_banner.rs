//! The name of the page's policy, unless it is the main one, and whether the policy is in force.

use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use content::text::{self, interpolate};
use eligibility::Policy;
use eligibility::programme::ProgrammeStatus;

/// Renders the banner above a question or a review; `None` for the main policy.
pub(crate) fn policy_banner(cx: &ViewContext) -> Option<Element> {
    let policy = cx.policy();
    (cx.state.policy_index(&cx.data) != 0).then(|| {
        let name = el("p").class("outcome-policy").text(&policy.name);
        el("div").class("banner").with_child(name).with_child(validity(cx, policy))
    })
}

/// Renders whether the policy is in force today, with its periods.
pub(crate) fn validity(cx: &ViewContext, policy: &Policy) -> Element {
    let (class, template) = match policy.programme(cx.state.as_of(policy).today).status {
        ProgrammeStatus::InForce | ProgrammeStatus::Continued => ("term state yes", text::POLICIES_RUNS),
        ProgrammeStatus::NotBegun => ("term state open", text::POLICIES_NOT_BEGUN),
        ProgrammeStatus::Ended if policy.archived => ("term state no", text::POLICIES_ENDED),
        // The policy's own notice ends there; pages with more room tell whether it was continued.
        ProgrammeStatus::Ended => ("term state ask", text::POLICIES_STATED_UNTIL),
    };
    el("p").class(class).text(&fill_period(policy, template))
}

/// Interpolates the first and the last day of the policy's periods.
pub(crate) fn fill_period(policy: &Policy, template: &str) -> String {
    let from = policy.periods.first().map(|period| text::day(period.from)).unwrap_or_default();
    let until = policy.periods.last().map(|period| text::day(period.until)).unwrap_or_default();
    interpolate(template, &[("from", &from), ("until", &until)])
}
