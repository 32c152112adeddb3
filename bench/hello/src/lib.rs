//! A minimal Yew page: one question, one option, and the next question after a tap.

use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;

/// Shows the first question; after a tap on its option, the second.
#[component]
fn Hello() -> Html {
    let answered = use_state(|| false);
    let answer = {
        let answered = answered.clone();
        Callback::from(move |_: MouseEvent| answered.set(true))
    };
    if *answered {
        return html! { <h1>{ "您是哪年哪月出生的？" }</h1> };
    }
    html! {
        <>
            <h1>{ "您的工资是财政发的吗？" }</h1>
            <button onclick={answer}>{ "不是" }</button>
        </>
    }
}

/// Runs when the module is loaded.
#[wasm_bindgen(start)]
pub fn start() {
    yew::Renderer::<Hello>::new().render();
}
