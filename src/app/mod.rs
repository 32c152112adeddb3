//! The Yew application.

use yew::prelude::*;

/// The whole widget.
#[component]
pub fn App() -> Html {
    html! { <main><h1>{"齐鲁绿色低碳职业技能培训"}</h1></main> }
}
