//! The reasons for an outcome, in the box of the outcome and on paper.

use super::icons::status_icon;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el, link};
use content::text;
use eligibility::{Answer, Verdict};
use widget_state::Route;
use widget_state::key_reasons::{REASON_GROUPS, visit_reasons};

/// Renders the reasons. On the result page, an answer that the visitor can clarify has a link to its
/// question.
pub(crate) fn reason_lists(cx: &ViewContext, verdict: &Verdict) -> Element {
    let mut lists = el("div").class("reasons");
    for (status, heading) in REASON_GROUPS {
        let mut list = el("ul").class("points");
        let mut is_empty = true;
        visit_reasons(verdict, status, &mut |reason| {
            is_empty = false;
            let link = reason.clarify.and_then(|fact| answer_now(cx, verdict, fact));
            list.add_child(el("li").text(&reason.text).with_optional_child(link));
        });
        if !is_empty {
            let icon = status_icon(status.into());
            lists
                .add_child(el("p").class("reasons-head").with_child(icon).with_child(el("b").words(heading)));
            lists.add_child(list);
        }
    }
    lists
}

/// Renders the link to a question answered "不清楚"; `None` on the pages that are not the visitor's own result.
pub(crate) fn answer_now(cx: &ViewContext, verdict: &Verdict, fact: usize) -> Option<Element> {
    let is_unsure = verdict.path.answers.get(fact) == Some(Answer::Unsure);
    if !is_unsure || !matches!(cx.state.route, Route::Result { .. }) {
        return None;
    }
    let policy = cx.policy();
    let question = Route::Question { policy: cx.policy_ref(), question: policy.facts[fact].id.clone() };
    Some(link(&question.address()).class("answer-now").text(text::RESULT_ANSWER_NOW))
}
