//! A condition of the verdict: its icon, its status, the reasons and the citations.

use super::citation::{citations, quotation};
use super::glossary_terms::{ExplainedTerms, glossary_terms};
use super::icons::{StatusIcon, status_icon};
use super::section::disclosure;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use content::text;
use eligibility::Answers;
use eligibility::verdict::ConditionReport;
use widget_state::condition_status::{ConditionStatus, condition_status};

/// Renders the condition. The quotation of its clause is visible only if the condition is not met or to be
/// confirmed, so that the list stays short.
pub(crate) fn condition(
    cx: &ViewContext,
    report: &ConditionReport,
    answers: &Answers,
    explained: &mut ExplainedTerms,
) -> Element {
    let policy = cx.policy();
    let status = condition_status(report, answers);
    let condition = el("li")
        .class("condition")
        .with_child(status_icon(status.into()))
        .with_child(el("h3").class("condition-name").words(&policy.rules[report.rule].name))
        .with_child(status_badge(status));
    // The reason is given once for all of them, below the list.
    if status == ConditionStatus::NotAsked {
        return condition;
    }
    let mut body = el("div").class("condition-body");
    for reason in &report.reasons {
        body.add_child(el("p").text(&reason.text));
    }
    let cited = report.citations(policy);
    let quoted = cited
        .iter()
        .copied()
        .filter(|_| matches!(status, ConditionStatus::NotMet | ConditionStatus::ToConfirm))
        .find(|index| !policy.citations[*index].quote.is_empty());
    let grounds = (!cited.is_empty())
        .then(|| disclosure("more", text::RESULT_GROUNDS).with_child(citations(policy, &cited)));
    let mut texts = vec![policy.rules[report.rule].name.as_str()];
    texts.extend(report.reasons.iter().map(|reason| reason.text.as_str()));
    texts.extend(quoted.map(|quoted| policy.citations[quoted].quote.as_str()));
    let body = body
        .with_optional_child(cx.views.extras.and_then(|views| (views.age_line)(cx, report.rule)))
        .with_optional_child(quoted.map(|quoted| quotation(policy, quoted)))
        .with_optional_child(glossary_terms(cx, &texts, explained))
        .with_optional_child(grounds);
    condition.with_child(body)
}

/// Renders the label of a status in its colour.
pub(crate) fn status_badge(status: ConditionStatus) -> Element {
    el("span").class(&StatusIcon::from(status).class("state")).text(status_label(status))
}

/// Returns the label of a status.
pub(crate) fn status_label(status: ConditionStatus) -> &'static str {
    match status {
        ConditionStatus::Met => text::RESULT_MET,
        ConditionStatus::NotMet => text::RESULT_NOT_MET,
        ConditionStatus::ToClarify => text::RESULT_TO_CLARIFY,
        ConditionStatus::ToConfirm => text::RESULT_TO_CONFIRM,
        ConditionStatus::Unanswered => text::RESULT_OPEN,
        ConditionStatus::NotAsked => text::RESULT_NOT_ASKED,
    }
}
