//! One condition of the verdict: its sign, its state in a word, why, and what it rests on.

use super::age_line::age_line;
use super::citation::{citations, quotation};
use super::explained::{Explained, explained};
use super::icons::sign;
use super::part::more;
use crate::view::context::Scene;
use crate::view::element::{Tag, classed, words};
use content::text;
use eligibility::Answers;
use eligibility::verdict::ConditionReport;
use widget_state::standing::{Standing, standing};

/// The condition with everything that belongs to it. What is met or not answered yet keeps its clause for those
/// who open it, so that the list can be taken in at one glance.
pub(crate) fn condition(
    scene: &Scene,
    report: &ConditionReport,
    answers: &Answers,
    so_far: &mut Explained,
) -> Tag {
    let policy = scene.policy();
    let standing = standing(report, answers);
    let (class, word) = state(standing);
    let condition = classed("li", "condition")
        .with(sign(standing.into()))
        .with(classed("h3", "condition-name").text(&policy.rules[report.rule].name))
        .with(classed("span", class).text(word));
    // Why, is said once for all of them, below the list.
    if standing == Standing::NotAsked {
        return condition;
    }
    let mut body = classed("div", "condition-body");
    for reason in &report.reasons {
        body.push(words("p", &reason.text));
    }
    let cited = report.citations(policy);
    let quoted = cited
        .iter()
        .copied()
        .filter(|_| matches!(standing, Standing::NotMet | Standing::ToConfirm))
        .find(|index| !policy.citations[*index].quote.is_empty());
    let grounds =
        (!cited.is_empty()).then(|| more("more", text::RESULT_GROUNDS).with(citations(policy, &cited)));
    let mut said = vec![policy.rules[report.rule].name.as_str()];
    said.extend(report.reasons.iter().map(|reason| reason.text.as_str()));
    said.extend(quoted.map(|quoted| policy.citations[quoted].quote.as_str()));
    let body = body
        .maybe(age_line(scene, report.rule))
        .maybe(quoted.map(|quoted| quotation(policy, quoted)))
        .maybe(explained(scene, &said, so_far))
        .maybe(grounds);
    condition.with(body)
}

/// How something stands, in a word, and the class that colours it.
pub(crate) fn state(standing: Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Met => ("state yes", text::RESULT_MET),
        Standing::NotMet => ("state no", text::RESULT_NOT_MET),
        Standing::ToConfirm => ("state ask", text::RESULT_TO_CONFIRM),
        Standing::Unanswered => ("state open", text::RESULT_OPEN),
        Standing::NotAsked => ("state open", text::RESULT_NOT_ASKED),
    }
}
