//! The room that shows whom the changes concern.

use super::button;
use crate::app::App;
use crate::messages::WorkbenchMessage;
use yew::prelude::*;

/// Renders the room.
pub(super) fn view(app: &App, ctx: &Context<App>) -> Html {
    let disabled = app.progress.is_some() || !app.is_changed(ctx);
    html! {
        <>
            <h2>{"影响"}</h2>
            <p class="help">
                {"拿草稿和现在网站上的比：哪些条文变了，哪些例子的结论变了，多少种回答的结论变了。可以打印存档。"}
            </p>
            { button(ctx, "比一比", || WorkbenchMessage::ImpactAsked, disabled) }
            if !app.is_changed(ctx) {
                <p>{"草稿还没有改过，和网站上的一样。"}</p>
            }
            { for app.impact.iter().map(|lines| html! { <pre class="impact">{ lines.join("\n") }</pre> }) }
        </>
    }
}
