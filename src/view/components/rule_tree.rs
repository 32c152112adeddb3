//! The evaluation of all rules as a tree, for visitors who want to check every step.

use super::citation::citation_location;
use super::condition::status_badge;
use super::icons::status_icon;
use super::section::disclosure;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use content::text::{self, interpolate, interpolate_number};
use eligibility::Policy;
use eligibility::evaluate::Situation;
use eligibility::policy::CitationIndex;
use eligibility::verdict::Verdict;
use widget_state::condition_status::ConditionStatus;
use widget_state::rule_tree::{RuleNode, condition_tree};

/// Renders every condition with the rules it consists of.
pub(crate) fn rule_tree(cx: &ViewContext, verdict: &Verdict) -> Element {
    let situation = Situation { answers: &verdict.path.answers, ..cx.situation() };
    let mut list = el("ul").class("tree");
    for report in &verdict.conditions {
        list.add_child(rule_node(situation.policy, &condition_tree(&situation, report), &[]));
    }
    el("div").with_child(el("p").class("tree-quiet").text(text::TREE_SAME_GROUNDS)).with_child(list)
}

/// Renders a rule and its parts. `above` holds the citations rendered last on the path to it: a rule that
/// adds none does not repeat them.
fn rule_node(policy: &Policy, branch: &RuleNode, above: &[CitationIndex]) -> Element {
    let head = el("p")
        .class("tree-head")
        .with_child(status_icon(branch.status.into()))
        .with_child(el("span").with_child(el("b").text(&branch.name)).text(&branch.statement))
        .with_child(status_badge(branch.status));
    let mut item = el("li").with_child(head);
    for given in &branch.answers {
        item.add_child(el("p").class("tree-quiet").text(given));
    }
    let mut named = above;
    if branch.citations.iter().any(|index| !above.contains(index)) {
        named = &branch.citations;
        let mut locations: Vec<String> =
            branch.citations.iter().map(|index| citation_location(policy, *index)).collect();
        locations.dedup();
        let grounds = interpolate(text::TREE_GROUNDS, &[("places", &locations.join(text::TREE_BREAK))]);
        item.add_child(el("p").class("tree-quiet").text(&grounds));
    }
    if !branch.children.is_empty() {
        let mut parts = el("ul").class("tree");
        for part in &branch.children {
            parts.add_child(rule_node(policy, part, named));
        }
        item.add_child(disclosure_of_parts(branch, parts));
    }
    item
}

/// Renders the parts of a rule, closed if the rule is met or was not asked about.
fn disclosure_of_parts(branch: &RuleNode, parts: Element) -> Element {
    let is_settled = matches!(branch.status, ConditionStatus::Met | ConditionStatus::NotAsked);
    let summary = interpolate_number(text::TREE_PARTS, branch.children.len());
    disclosure("more", &summary).attribute_if("open", !is_settled).with_child(parts)
}
