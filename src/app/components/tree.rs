//! The whole judgement as a tree to open, for those who want to check every step.

use super::citation::place;
use super::condition::state;
use super::icons::sign;
use crate::app::scene::Scene;
use crate::app::tag::{Tag, classed, tag, words};
use crate::state::tree::{Branch, judgement_of};
use crate::text::{self, fill};
use eligibility::Policy;
use eligibility::evaluate::Situation;
use eligibility::verdict::Verdict;

/// Every condition with the rules it is made of.
pub(crate) fn judgement(scene: &Scene, verdict: &Verdict) -> Tag {
    let situation = Situation { answers: &verdict.path.answers, ..scene.situation() };
    let mut list = classed("ul", "tree");
    for report in &verdict.conditions {
        list.push(branch(situation.policy, &judgement_of(&situation, report)));
    }
    list
}

fn branch(policy: &Policy, branch: &Branch) -> Tag {
    let (class, word) = state(branch.standing);
    let head = classed("p", "tree-head")
        .with(sign(branch.standing.into()))
        .with(tag("span").with(words("b", &branch.name)).text(&branch.statement))
        .with(classed("span", class).text(word));
    let mut item = tag("li").with(head);
    for given in &branch.given {
        item.push(classed("p", "tree-quiet").text(given));
    }
    if !branch.citations.is_empty() {
        let mut places: Vec<String> = branch.citations.iter().map(|index| place(policy, *index)).collect();
        places.dedup();
        let grounds = fill(text::TREE_GROUNDS, &[("places", &places.join(text::TREE_BREAK))]);
        item.push(classed("p", "tree-quiet").text(&grounds));
    }
    if !branch.parts.is_empty() {
        let mut parts = classed("ul", "tree");
        for part in &branch.parts {
            parts.push(self::branch(policy, part));
        }
        item.push(parts);
    }
    item
}
