//! The progress of a check: the number of the question, and how many conditions are decided. There is no
//! percentage, because the number of remaining questions depends on the answers.

use super::icons::status_icon;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use content::text::{self, format_integer, interpolate, interpolate_number};
use eligibility::policy::FactIndex;
use widget_state::condition_status::{ConditionStatus, condition_status};

/// Renders the progress at the question about `fact`.
pub(crate) fn progress(cx: &ViewContext, fact: FactIndex) -> Element {
    let verdict = cx.state.verdict(&cx.data);
    let asked = &verdict.path.asked;
    let number = asked.iter().position(|asked| *asked == fact).unwrap_or(asked.len()) + 1;
    let mut signs = el("span").class("progress-signs").attribute("aria-hidden", "true");
    let mut clear = 0;
    for condition in &verdict.conditions {
        let status = condition_status(condition, &verdict.path.answers);
        // "不清楚" is an answer, but it makes nothing clear.
        clear += usize::from(matches!(status, ConditionStatus::Met | ConditionStatus::NotMet));
        signs.add_child(status_icon(status.into()));
    }
    let words = interpolate(
        text::QUESTION_CLEAR,
        &[
            ("all", &format_integer(verdict.conditions.len() as i64)),
            ("clear", &format_integer(clear as i64)),
        ],
    );
    el("div")
        .class("progress")
        .with_child(
            el("p")
                .class("progress-number")
                .text(&interpolate_number(text::QUESTION_NUMBER_OF_QUESTION, number)),
        )
        .with_child(el("p").class("progress-words").with_child(signs).text(&words))
}
