//! How far a check is: the number of the question, and how many conditions are clear. No percentage,
//! because nobody knows how many questions are left.

use super::icons::{Sign, sign};
use crate::app::scene::Scene;
use crate::text::{self, fill};
use eligibility::policy::FactIndex;
use yew::prelude::*;

/// Where the question on `fact` stands.
pub(crate) fn progress(scene: &Scene, fact: FactIndex) -> Html {
    let verdict = scene.state.verdict(&scene.data);
    let asked = &verdict.path.asked;
    let number = asked.iter().position(|asked| *asked == fact).unwrap_or(asked.len()) + 1;
    let clear = verdict.conditions.iter().filter(|condition| !condition.open).count();
    let number = fill(text::QUESTION_NUMBER_OF_QUESTION, &[("n", &number.to_string())]);
    let words = fill(
        text::QUESTION_CLEAR,
        &[("all", &verdict.conditions.len().to_string()), ("clear", &clear.to_string())],
    );
    html! {
        <div class="progress">
            <p class="progress-number">{number}</p>
            <p class="progress-words">
                <span class="progress-signs" aria-hidden="true">
                    { for verdict.conditions.iter().map(|condition| sign(if condition.open {
                        Sign::Open
                    } else {
                        Sign::of_condition(condition.truth, false)
                    })) }
                </span>
                {words}
            </p>
        </div>
    }
}
