//! Options of which one tap chooses one and goes on.
//!
//! They are buttons, not radio buttons: arrow keys move between radio buttons by choosing them, and
//! choosing goes on to the next question.

use crate::app::scene::Scene;
use crate::state::Message;
use crate::text;
use eligibility::Answer;
use eligibility::policy::{ChoiceOption, FactIndex, Question};
use yew::prelude::*;

/// From so many options on they stand in columns.
const MANY: usize = 8;

/// The options of a single choice.
pub(crate) fn choice(scene: &Scene, fact: FactIndex, question: &Question, options: &[ChoiceOption]) -> Html {
    let chosen = scene.situation().answers.get(fact);
    let many = (options.len() >= MANY).then_some("options-many");
    html! {
        <ul class={classes!("options", many)}>
            { for options.iter().enumerate().map(|(index, option)| {
                let answer = Answer::Choice(index as u8);
                html! { <li>{ button(scene, fact, answer, chosen, &option.label, &option.hint, "option") }</li> }
            }) }
            <li class="options-unsure">{ unsure(scene, fact, question) }</li>
        </ul>
    }
}

/// The option "I do not know", which every question has.
pub(crate) fn unsure(scene: &Scene, fact: FactIndex, question: &Question) -> Html {
    let chosen = scene.situation().answers.get(fact);
    button(scene, fact, Answer::Unsure, chosen, &question.unsure, "", "option option-unsure")
}

fn button(
    scene: &Scene,
    fact: FactIndex,
    answer: Answer,
    chosen: Option<Answer>,
    label: &str,
    hint: &str,
    class: &'static str,
) -> Html {
    let is_chosen = chosen == Some(answer);
    html! {
        <button type="button" class={class} aria-pressed={if is_chosen { "true" } else { "false" }}
            onclick={scene.on_click(Message::Answered { fact, answer })}>
            <span class="option-ring" aria-hidden="true"></span>
            <span class="option-words">
                <span class="option-label">{label.to_owned()}</span>
                if !hint.is_empty() { <span class="option-hint">{hint.to_owned()}</span> }
            </span>
            if is_chosen { <span class="option-note">{text::QUESTION_CHOSEN}</span> }
        </button>
    }
}
