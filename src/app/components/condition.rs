//! One condition of the verdict: its sign, its state in a word, why, and what it rests on.

use super::age_line::age_line;
use super::citation::{citations, quotation};
use super::icons::{Sign, sign};
use super::part::more;
use crate::app::scene::Scene;
use crate::app::tag::{Tag, classed, words};
use crate::text;
use eligibility::policy::{CitationIndex, Policy};
use eligibility::verdict::ConditionReport;

/// The condition with everything that belongs to it.
pub(crate) fn condition(scene: &Scene, report: &ConditionReport) -> Tag {
    let policy = scene.policy();
    let state = Sign::of_condition(report.truth, report.open);
    let (class, word) = match state {
        Sign::Yes => ("state yes", text::RESULT_MET),
        Sign::Ask => ("state ask", text::RESULT_TO_CONFIRM),
        Sign::No => ("state no", text::RESULT_NOT_MET),
        Sign::Open => ("state open", text::RESULT_OPEN),
    };
    let head = classed("div", "condition-head")
        .with(sign(state))
        .with(classed("h3", "condition-name").text(&policy.rules[report.rule].name))
        .with(classed("span", class).text(word));
    let mut body = classed("div", "condition-body");
    for reason in &report.reasons {
        body.push(words("p", &reason.text));
    }
    let cited = cited(policy, report);
    let quoted = cited.iter().copied().find(|index| !policy.citations[*index].quote.is_empty());
    let body =
        body.maybe(age_line(scene, report.rule)).maybe(quoted.map(|quoted| quotation(policy, quoted))).maybe(
            (!cited.is_empty()).then(|| more("more", text::RESULT_GROUNDS).with(citations(policy, &cited))),
        );
    classed("li", "condition").with(head).with(body)
}

/// What the condition and the reasons given for it rest on, each once, the condition's own first.
fn cited(policy: &Policy, report: &ConditionReport) -> Vec<CitationIndex> {
    let own = policy.rules[report.rule].citations.iter();
    let mut cited: Vec<CitationIndex> = Vec::new();
    for index in own.chain(report.reasons.iter().flat_map(|reason| &reason.citations)) {
        if !cited.contains(index) {
            cited.push(*index);
        }
    }
    cited
}
