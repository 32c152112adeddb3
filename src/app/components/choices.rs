//! Options of which any number can be ticked, with "none of these" for those who tick none.

use super::slip::SLIP_ID;
use crate::app::scene::Scene;
use crate::state::{Draft, Message};
use eligibility::policy::{ChoiceOption, Question};
use yew::prelude::*;

/// The options of a choice of several.
pub(crate) fn choices(scene: &Scene, question: &Question, options: &[ChoiceOption]) -> Html {
    let Draft::Choices { options: ticked, none } = scene.state.draft else { return Html::default() };
    html! {
        <ul class="options">
            { for options.iter().enumerate().map(|(index, option)| {
                let message = Message::OptionToggled(index as u8);
                html! { <li>{ tick(scene, message, ticked & (1 << index) != 0, &option.label, &option.hint) }</li> }
            }) }
            if !question.none.is_empty() {
                <li>{ tick(scene, Message::NoneToggled, none, &question.none, "") }</li>
            }
        </ul>
    }
}

fn tick(scene: &Scene, message: Message, ticked: bool, label: &str, hint: &str) -> Html {
    let send = scene.send.clone();
    let onchange = Callback::from(move |_: Event| send.emit(message.clone()));
    let wrong = scene.state.slip.is_some();
    html! {
        <label class={classes!("option", ticked.then_some("option-ticked"))}>
            <input type="checkbox" class="option-box" checked={ticked} {onchange}
                aria-invalid={wrong.then_some("true")} aria-describedby={wrong.then_some(SLIP_ID)} />
            <span class="option-words">
                <span class="option-label">{label.to_owned()}</span>
                if !hint.is_empty() { <span class="option-hint">{hint.to_owned()}</span> }
            </span>
        </label>
    }
}
