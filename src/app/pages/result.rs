//! The verdict: what comes out, each condition with its reason and clause, what would change it, and
//! what to do next.

use crate::app::components::citation::citation;
use crate::app::components::condition::condition;
use crate::app::components::hotline::hotline;
use crate::app::components::icons::{Sign, sign};
use crate::app::scene::Scene;
use crate::state::{Message, Route};
use crate::text::{self, fill};
use eligibility::change::Change;
use eligibility::verdict::{Outcome, Verdict};
use occupations::Filter;
use yew::prelude::*;

/// The page.
pub(super) fn page(scene: &Scene) -> Html {
    let verdict = scene.state.verdict(&scene.data);
    let words = verdict.outcome.text(scene.policy());
    let state = Sign::from(verdict.outcome);
    html! {
        <div class="result">
            <div class={classes!("outcome", state.class())}>
                {sign(state)}
                <div>
                    <p class="outcome-policy">{scene.policy().name.clone()}</p>
                    {scene.heading(html! { {words.title.clone()} })}
                    <p class="outcome-summary">{words.summary.clone()}</p>
                </div>
            </div>
            {device_date(scene)}
            <p class="self-check">{text::RESULT_SELF_CHECK}</p>
            <div class="result-columns">
                <div class="result-main">
                    <section class="part">
                        <h2>{text::RESULT_CONDITIONS}</h2>
                        <ul class="conditions">{ for verdict.conditions.iter().map(|report| condition(scene, report)) }</ul>
                    </section>
                    {changes(&verdict)}
                </div>
                <div class="result-side">
                    {programme(scene)}
                    {steps(scene, &verdict)}
                    <section class="part onward">
                        <ul class="ways-on">
                            <li><a href={Route::Directory(Filter::default()).address()}>{text::RESULT_DIRECTORY}</a></li>
                            <li><a href={Route::Review { policy: scene.policy_name() }.address()}>{text::RESULT_REVIEW}</a></li>
                            <li>
                                <button type="button" class="link" onclick={scene.on_click(Message::Restarted)}>
                                    {text::RESULT_RESTART}
                                </button>
                            </li>
                        </ul>
                    </section>
                </div>
            </div>
        </div>
    }
}

/// A device whose date cannot be believed is told so, with the date used instead.
fn device_date(scene: &Scene) -> Html {
    let as_of = scene.state.as_of(scene.policy());
    if !as_of.device_is_wrong {
        return Html::default();
    }
    let words = fill(text::RESULT_WRONG_DATE, &[("date", &as_of.date.to_string())]);
    html! { <p class="notice notice-ask">{words}</p> }
}

/// Whether the programme runs, which is not part of the verdict.
fn programme(scene: &Scene) -> Html {
    let policy = scene.policy();
    let as_of = scene.state.as_of(policy).date;
    let programme = policy.programme(as_of);
    html! {
        <section class="part">
            <h2>{text::RESULT_PROGRAMME}</h2>
            <p>{programme.text.to_owned()}</p>
            <p class="quiet">{fill(text::RESULT_AS_OF, &[("date", &as_of.to_string())])}</p>
            if !programme.citations.is_empty() {
                <details class="more">
                    <summary>{text::RESULT_GROUNDS}</summary>
                    <ul class="citations">{ for programme.citations.iter().map(|index| citation(policy, *index)) }</ul>
                </details>
            }
        </section>
    }
}

fn changes(verdict: &Verdict) -> Html {
    if verdict.changes.is_empty() {
        return Html::default();
    }
    html! {
        <section class="part">
            <h2>{text::RESULT_CHANGES}</h2>
            <ul class="points">
                { for verdict.changes.iter().map(|change| match change {
                    Change::Date { text, .. } | Change::Clarify { text, .. } => {
                        html! { <li>{sign(Sign::Ask)}<span>{text.clone()}</span></li> }
                    }
                }) }
            </ul>
        </section>
    }
}

fn steps(scene: &Scene, verdict: &Verdict) -> Html {
    let words = verdict.outcome.text(scene.policy());
    let next = verdict.path.next.filter(|_| verdict.outcome == Outcome::Incomplete);
    html! {
        <section class="part steps">
            <h2>{text::RESULT_STEPS}</h2>
            <ol>{ for words.steps.iter().map(|step| html! { <li>{step.clone()}</li> }) }</ol>
            if let Some(next) = next {
                <p>
                    <a class="button" href={Route::Question {
                        policy: scene.policy_name(),
                        question: scene.policy().facts[next].id.clone(),
                    }.address()}>{text::RESULT_GO_ON}</a>
                </p>
            } else {
                {hotline()}
            }
        </section>
    }
}
