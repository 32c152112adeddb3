//! One condition of the verdict: its sign, its state in a word, why, and what it rests on.

use super::age_line::age_line;
use super::citation::{citation, quotation};
use super::icons::{Sign, sign};
use crate::app::scene::Scene;
use crate::text;
use eligibility::policy::{CitationIndex, Policy};
use eligibility::verdict::ConditionReport;
use yew::prelude::*;

/// The condition with everything that belongs to it.
pub(crate) fn condition(scene: &Scene, report: &ConditionReport) -> Html {
    let policy = scene.policy();
    let state = Sign::of_condition(report.truth, report.open);
    let cited = cited(policy, report);
    let main = cited.iter().copied().find(|index| !policy.citations[*index].quote.is_empty());
    html! {
        <li class={classes!("condition", state.class())}>
            <div class="condition-head">
                {sign(state)}
                <h3 class="condition-name">{policy.rules[report.rule].name.clone()}</h3>
                <span class={classes!("state", state.class())}>{word(state)}</span>
            </div>
            <div class="condition-body">
                { for report.reasons.iter().map(|reason| html! { <p>{reason.text.clone()}</p> }) }
                {age_line(scene, report.rule)}
                { for main.map(|main| quotation(policy, main)) }
                if !cited.is_empty() {
                    <details class="more">
                        <summary>{text::RESULT_GROUNDS}</summary>
                        <ul class="citations">
                            { for cited.iter().map(|index| citation(policy, *index)) }
                        </ul>
                    </details>
                }
            </div>
        </li>
    }
}

/// The state of a condition in a word.
fn word(state: Sign) -> &'static str {
    match state {
        Sign::Yes => text::RESULT_MET,
        Sign::Ask => text::RESULT_TO_CONFIRM,
        Sign::No => text::RESULT_NOT_MET,
        Sign::Open => text::RESULT_OPEN,
    }
}

/// What the condition and the reasons given for it rest on, each once, the condition's own first.
fn cited(policy: &Policy, report: &ConditionReport) -> Vec<CitationIndex> {
    let own = policy.rules[report.rule].citations.iter();
    let mut cited: Vec<CitationIndex> = Vec::new();
    for index in own.chain(report.reasons.iter().flat_map(|reason| &reason.citations)) {
        if !cited.contains(index) {
            cited.push(*index);
        }
    }
    cited
}
