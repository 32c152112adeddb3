//! The room that shows whom the changes concern.

use super::{button, page};
use crate::app::App;
use crate::messages::WorkbenchMessage;
use workbench_core::PageKind;
use yew::prelude::*;

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
            { for app.results.impact.iter().map(|lines| html! {
                <>
                    <p>{ button(ctx, "打印", || WorkbenchMessage::PrintAsked, false) }</p>
                    <pre class="impact">{ lines.join("\n") }</pre>
                </>
            }) }
            <h3>{"规则现在怎么答"}</h3>
            <p class="help">
                {"答得不一样的人：几项政策对同一个人答得不一样的，凭的是哪几个字。各种人怎么答：哪样的人得到什么结果，文件写明了什么，没写清什么。"}
                {"都按草稿算，可以打印，给懂政策的人看。"}
            </p>
            <p class="draft">
                { button(ctx, "答得不一样的人", || WorkbenchMessage::PageAsked(PageKind::Conflicts), app.progress.is_some()) }
                { button(ctx, "各种人怎么答", || WorkbenchMessage::PageAsked(PageKind::Situations), app.progress.is_some()) }
            </p>
            { page::view(app, ctx, PageKind::Conflicts) }
            { page::view(app, ctx, PageKind::Situations) }
        </>
    }
}
