//! The start page. It is also rendered at build time into the HTML that a browser without script or
//! WebAssembly keeps, so it must read well on its own and know nothing of the device.

use crate::app::components::citation::quotation;
use crate::app::components::hotline::hotline;
use crate::app::components::icons::{self, Sign, sign};
use crate::app::scene::Scene;
use crate::state::Route;
use crate::text::{self, fill, fill_number};
use eligibility::policy::{Policy, Role};
use eligibility::programme::ProgrammeStatus;
use occupations::{Field, Filter};
use yew::prelude::*;

/// The page.
pub(super) fn page(scene: &Scene) -> Html {
    let policy = scene.policy();
    html! {
        <>
            <p class="notice notice-ask" data-fallback="" hidden={true}>{text::START_FALLBACK}</p>
            <noscript><p class="notice notice-ask">{text::START_FALLBACK}</p></noscript>
            {programme_notice(scene, policy)}
            <div class="lead">
                {scene.heading(html! {
                    <><span class="lead-name">{policy.name.clone()}</span>{" "}<span class="lead-ask">{text::START_ASK}</span></>
                })}
                <p class="lead-words">{text::START_LEAD}</p>
                <div class="frieze" aria-hidden="true">{ for Field::ALL.into_iter().map(icons::field) }</div>
            </div>
            <div class="doors">
                <a class="door door-check" href={Route::Check { policy: String::new() }.address()}>
                    <span class="door-name">{text::START_CHECK}{icons::arrow()}</span>
                    <span class="door-words">{fill_number(text::START_CHECK_WORDS, policy.questions.len())}</span>
                </a>
                <a class="door" href={Route::Directory(Filter::default()).address()}>
                    <span class="door-name">{text::START_DIRECTORY}{icons::arrow()}</span>
                    <span class="door-words">{text::START_DIRECTORY_WORDS}</span>
                </a>
            </div>
            <div class="columns">
                <section class="part">
                    <h2>{text::START_WHO}</h2>
                    <ul class="points">{conditions(policy, Role::Required)}</ul>
                    <p>{text::START_WHO_OPEN}</p>
                    <ul class="points">{conditions(policy, Role::Supporting)}</ul>
                    {words_of_the_notice(policy)}
                </section>
                <section class="part">
                    <h2>{text::START_KNOW}</h2>
                    <ul class="facts">
                        <li>{until(scene, policy)}</li>
                        <li>{text::START_PRIVACY}</li>
                        <li>{text::START_SELF_CHECK}</li>
                    </ul>
                    {hotline()}
                </section>
            </div>
        </>
    }
}

/// Tells at once when the programme does not run today, as far as the device knows today.
fn programme_notice(scene: &Scene, policy: &Policy) -> Html {
    let as_of = scene.state.as_of(policy);
    let programme = policy.programme(as_of.date);
    match programme.status {
        ProgrammeStatus::InForce | ProgrammeStatus::Continued => Html::default(),
        ProgrammeStatus::NotBegun | ProgrammeStatus::Ended => {
            html! { <p class="notice notice-ask">{programme.text.to_owned()}</p> }
        }
    }
}

fn conditions(policy: &Policy, role: Role) -> Html {
    let mark = if role == Role::Required { Sign::Yes } else { Sign::Ask };
    policy
        .conditions
        .iter()
        .filter(|condition| condition.role == role)
        .map(|condition| {
            html! { <li>{sign(mark)}<span>{policy.rules[condition.rule].name.clone()}</span></li> }
        })
        .collect()
}

/// The clause of the supporting condition, which names the groups.
fn words_of_the_notice(policy: &Policy) -> Html {
    let supporting = policy.conditions.iter().filter(|condition| condition.role == Role::Supporting);
    supporting
        .flat_map(|condition| &policy.rules[condition.rule].citations)
        .find(|citation| !policy.citations[**citation].quote.is_empty())
        .map(|citation| quotation(policy, *citation))
        .unwrap_or_default()
}

/// How long the programme runs by the documents there are.
fn until(scene: &Scene, policy: &Policy) -> String {
    match policy.periods.last() {
        Some(period) => {
            let month = scene.situation().month_text(period.until.month);
            fill(text::START_UNTIL, &[("month", &month)])
        }
        None => policy.ended.clone(),
    }
}
