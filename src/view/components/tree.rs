//! The whole judgement as a tree to open, for those who want to check every step.

use super::citation::place;
use super::condition::state;
use super::icons::sign;
use super::part::more;
use crate::view::context::Scene;
use crate::view::element::{Tag, classed, tag, words};
use content::text::{self, interpolate, interpolate_number};
use eligibility::Policy;
use eligibility::evaluate::Situation;
use eligibility::policy::CitationIndex;
use eligibility::verdict::Verdict;
use widget_state::standing::Standing;
use widget_state::tree::{Branch, judgement_of};

/// Every condition with the rules it is made of.
pub(crate) fn judgement(scene: &Scene, verdict: &Verdict) -> Tag {
    let situation = Situation { answers: &verdict.path.answers, ..scene.situation() };
    let mut list = classed("ul", "tree");
    for report in &verdict.conditions {
        list.push(branch(situation.policy, &judgement_of(&situation, report), &[]));
    }
    tag("div").with(classed("p", "tree-quiet").text(text::TREE_SAME_GROUNDS)).with(list)
}

/// A rule with what it is made of. `above` are the clauses that were named last on the way to it: where it rests on
/// no other, they are not named again.
fn branch(policy: &Policy, branch: &Branch, above: &[CitationIndex]) -> Tag {
    let (class, word) = state(branch.standing);
    let head = classed("p", "tree-head")
        .with(sign(branch.standing.into()))
        .with(tag("span").with(words("b", &branch.name)).text(&branch.statement))
        .with(classed("span", class).text(word));
    let mut item = tag("li").with(head);
    for given in &branch.given {
        item.push(classed("p", "tree-quiet").text(given));
    }
    let mut named = above;
    if branch.citations.iter().any(|index| !above.contains(index)) {
        named = &branch.citations;
        let mut places: Vec<String> = branch.citations.iter().map(|index| place(policy, *index)).collect();
        places.dedup();
        let grounds = interpolate(text::TREE_GROUNDS, &[("places", &places.join(text::TREE_BREAK))]);
        item.push(classed("p", "tree-quiet").text(&grounds));
    }
    if !branch.parts.is_empty() {
        let mut parts = classed("ul", "tree");
        for part in &branch.parts {
            parts.push(self::branch(policy, part, named));
        }
        item.push(folded(branch, parts));
    }
    item
}

/// The parts of a rule, folded away where they are settled and nobody has to look for what is missing.
fn folded(branch: &Branch, parts: Tag) -> Tag {
    let is_settled = matches!(branch.standing, Standing::Met | Standing::NotAsked);
    let summary = interpolate_number(text::TREE_PARTS, branch.parts.len());
    more("more", &summary).flag("open", !is_settled).with(parts)
}
