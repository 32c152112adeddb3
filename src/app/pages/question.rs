//! One question.

use crate::app::components::choice::{choice, unsure};
use crate::app::components::choices::choices;
use crate::app::components::month::month;
use crate::app::components::number::number;
use crate::app::components::progress::progress;
use crate::app::components::slip::slip;
use crate::app::scene::Scene;
use crate::state::{Draft, Message, Route};
use crate::text;
use eligibility::policy::FactKind;
use yew::prelude::*;

/// The page.
pub(super) fn page(scene: &Scene) -> Html {
    let Some(fact) = scene.state.fact(&scene.data) else { return super::not_found::page(scene) };
    let policy = scene.policy();
    let question = policy.question(fact);
    let as_of = scene.state.as_of(policy).date.month;
    let form = match &policy.facts[fact].kind {
        FactKind::Choice(options) => choice(scene, fact, question, options),
        FactKind::Choices(options) => choices(scene, question, options),
        FactKind::Month { back, ahead } => month(scene, as_of.plus(-back), as_of.plus(*ahead)),
        FactKind::Number { unit, .. } => number(scene, unit),
    };
    let one_tap = scene.state.draft == Draft::None;
    let answered = scene.situation().answers.get(fact).is_some();
    html! {
        <div class="question">
            {progress(scene, fact)}
            if scene.state.began_again {
                <p class="notice">{text::QUESTION_BEGAN_AGAIN}</p>
            }
            <div class="question-ask">
                {scene.heading(html! { {question.title.clone()} })}
                if !question.help.is_empty() { <p class="help">{question.help.clone()}</p> }
            </div>
            <form class="form" novalidate={true} onsubmit={on_submit(scene)}>
                <fieldset>
                    <legend class="unseen">{question.title.clone()}</legend>
                    {form}
                    {slip(scene.state.slip)}
                </fieldset>
                if !one_tap {
                    <div class="form-end">
                        <button type="submit" class="button">{text::QUESTION_NEXT}</button>
                        {unsure(scene, fact, question)}
                    </div>
                }
            </form>
            <details class="more why">
                <summary>{text::QUESTION_WHY}</summary>
                <p>{question.why.clone()}</p>
            </details>
            if answered {
                <p class="onward"><a href={Route::Review { policy: scene.policy_name() }.address()}>{text::QUESTION_TO_REVIEW}</a></p>
            }
        </div>
    }
}

fn on_submit(scene: &Scene) -> Callback<SubmitEvent> {
    let send = scene.send.clone();
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        send.emit(Message::DraftSubmitted);
    })
}
