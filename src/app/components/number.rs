//! A number with its unit.

use super::slip::SLIP_ID;
use crate::app::scene::Scene;
use crate::state::{Draft, Message};
use crate::text::{self, fill};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The field for a number counted in `unit`.
pub(crate) fn number(scene: &Scene, unit: &str) -> Html {
    let Draft::Number(text) = &scene.state.draft else { return Html::default() };
    let wrong = scene.state.slip.is_some();
    let send = scene.send.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(field) = event.target() {
            send.emit(Message::NumberTyped(field.unchecked_into::<HtmlInputElement>().value()));
        }
    });
    html! {
        <label class="field">
            <span class="field-label">{fill(text::QUESTION_NUMBER, &[("unit", unit)])}</span>
            <span class="number">
                <input class="input" type="text" inputmode="decimal" autocomplete="off" value={text.clone()} {oninput}
                    aria-invalid={wrong.then_some("true")} aria-describedby={wrong.then_some(SLIP_ID)} />
                <span class="number-unit" aria-hidden="true">{unit.to_owned()}</span>
            </span>
        </label>
    }
}
