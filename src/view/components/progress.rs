//! The progress of a check: the number of the question, and how many can follow at most.

use crate::view::context::ViewContext;
use crate::view::element::{Element, el, link};
use content::text::{self, format_integer, interpolate_number};
use eligibility::policy::FactIndex;
use widget_state::Route;

/// Renders the way back and the progress at the question about `fact`.
///
/// A question that has its answer is looked at again: another answer may lead to other questions, so that
/// only its number is certain.
pub(crate) fn progress(cx: &ViewContext, fact: FactIndex) -> Element {
    let path = cx.state.path(&cx.data);
    let earlier = path.asked.iter().take_while(|asked| **asked != fact);
    let (count, previous) = (earlier.clone().count(), earlier.last());
    let (back, words) = match previous {
        Some(previous) => (
            Route::Question { policy: cx.policy_ref(), question: cx.policy().facts[*previous].id.clone() },
            text::QUESTION_BACK,
        ),
        None => (Route::Start, text::QUESTION_BACK_TO_START),
    };
    let mut progress = el("p").class("progress").with_child(
        el("span")
            .class("progress-number")
            .text(&interpolate_number(text::QUESTION_NUMBER_OF_QUESTION, count + 1)),
    );
    let mut bar = None;
    if path.next == Some(fact) {
        let remaining = cx.state.remaining_questions(&cx.data);
        progress = match remaining {
            0 | 1 => progress.text(text::QUESTION_LAST),
            remaining => progress.text(&interpolate_number(text::QUESTION_REMAINING, remaining - 1)),
        };
        bar = Some(
            el("progress")
                .class("progress-bar")
                .attribute("aria-hidden", "true")
                .attribute("max", &format_integer((count + remaining) as i64))
                .attribute("value", &format_integer(count as i64)),
        );
    }
    el("div")
        .with_child(el("p").with_child(link(&back.address()).class("question-back").text(words)))
        .with_child(progress)
        .with_optional_child(bar)
}
