//! All answers on one page, each with a way to change it.

use crate::app::scene::Scene;
use crate::state::Route;
use crate::text::{self, fill};
use eligibility::policy::FactIndex;
use yew::prelude::*;

/// The page.
pub(super) fn page(scene: &Scene) -> Html {
    let path = scene.state.path(&scene.data);
    let complete = path.next.is_none();
    let (policy, name) = (scene.policy(), scene.policy_name());
    let onward = match path.next {
        None => (Route::Result { policy: name }, text::REVIEW_RESULT),
        Some(next) => (
            Route::Question { policy: name, question: policy.facts[next].id.clone() },
            if path.asked.is_empty() { text::REVIEW_BEGIN } else { text::REVIEW_GO_ON },
        ),
    };
    let lead = match (complete, path.asked.is_empty()) {
        (true, _) => text::REVIEW_LEAD,
        (false, true) => text::REVIEW_NOTHING,
        (false, false) => text::REVIEW_INCOMPLETE,
    };
    html! {
        <div class="review">
            {scene.heading(html! { {text::REVIEW_TITLE} })}
            <p class="help">{lead}</p>
            if !path.asked.is_empty() {
                <dl class="answers">
                    { for path.asked.iter().map(|fact| answer(scene, *fact)) }
                </dl>
            }
            <p class="form-end"><a class="button" href={onward.0.address()}>{onward.1}</a></p>
        </div>
    }
}

fn answer(scene: &Scene, fact: FactIndex) -> Html {
    let policy = scene.policy();
    let question = policy.question(fact);
    let address =
        Route::Question { policy: scene.policy_name(), question: policy.facts[fact].id.clone() }.address();
    html! {
        <div class="answer">
            <dt>{question.short.clone()}</dt>
            <dd class="answer-words">{scene.situation().answer_text(fact)}</dd>
            <dd class="answer-change">
                <a href={address} aria-label={fill(text::REVIEW_CHANGE_WHAT, &[("what", &question.short)])}>
                    {text::REVIEW_CHANGE}
                </a>
            </dd>
        </div>
    }
}
