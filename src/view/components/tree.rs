//! The whole judgement as a tree to open, for those who want to check every step.

use super::citation::place;
use super::condition::state;
use super::icons::sign;
use super::part::more;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use content::text::{self, interpolate, interpolate_number};
use eligibility::Policy;
use eligibility::evaluate::Situation;
use eligibility::policy::CitationIndex;
use eligibility::verdict::Verdict;
use widget_state::standing::Standing;
use widget_state::tree::{Branch, judgement_of};

/// Every condition with the rules it is made of.
pub(crate) fn judgement(cx: &ViewContext, verdict: &Verdict) -> Element {
    let situation = Situation { answers: &verdict.path.answers, ..cx.situation() };
    let mut list = el("ul").class("tree");
    for report in &verdict.conditions {
        list.add_child(branch(situation.policy, &judgement_of(&situation, report), &[]));
    }
    el("div").with_child(el("p").class("tree-quiet").text(text::TREE_SAME_GROUNDS)).with_child(list)
}

/// A rule with what it is made of. `above` are the clauses that were named last on the way to it: where it rests on
/// no other, they are not named again.
fn branch(policy: &Policy, branch: &Branch, above: &[CitationIndex]) -> Element {
    let (class, word) = state(branch.standing);
    let head = el("p")
        .class("tree-head")
        .with_child(sign(branch.standing.into()))
        .with_child(el("span").with_child(el("b").text(&branch.name)).text(&branch.statement))
        .with_child(el("span").class(class).text(word));
    let mut item = el("li").with_child(head);
    for given in &branch.given {
        item.add_child(el("p").class("tree-quiet").text(given));
    }
    let mut named = above;
    if branch.citations.iter().any(|index| !above.contains(index)) {
        named = &branch.citations;
        let mut places: Vec<String> = branch.citations.iter().map(|index| place(policy, *index)).collect();
        places.dedup();
        let grounds = interpolate(text::TREE_GROUNDS, &[("places", &places.join(text::TREE_BREAK))]);
        item.add_child(el("p").class("tree-quiet").text(&grounds));
    }
    if !branch.parts.is_empty() {
        let mut parts = el("ul").class("tree");
        for part in &branch.parts {
            parts.add_child(self::branch(policy, part, named));
        }
        item.add_child(folded(branch, parts));
    }
    item
}

/// The parts of a rule, folded away where they are settled and nobody has to look for what is missing.
fn folded(branch: &Branch, parts: Element) -> Element {
    let is_settled = matches!(branch.standing, Standing::Met | Standing::NotAsked);
    let summary = interpolate_number(text::TREE_PARTS, branch.parts.len());
    more("more", &summary).attribute_if("open", !is_settled).with_child(parts)
}
