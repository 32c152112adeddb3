//! The room of the publication: the changed files, and the archive for the server.

use super::button;
use crate::app::App;
use crate::messages::WorkbenchMessage;
use yew::prelude::*;

pub(super) fn view(app: &App, ctx: &Context<App>) -> Html {
    let changed: Vec<&String> = app
        .files
        .iter()
        .filter(|(path, bytes)| ctx.props().published.get(*path) != Some(bytes))
        .map(|(path, _)| path)
        .collect();
    html! {
        <>
            <h2>{"发布"}</h2>
            <p class="help">
                {"先把所有检查再做一遍，都通过了，才做出一个压缩包：里面是要放到网站上的文件，和改过的数据。"}
            </p>
            <p>{ format!("改过的文件：{}个", changed.len()) }</p>
            <ul class="points">{ for changed.iter().map(|path| html! { <li>{ path }</li> }) }</ul>
            { button(ctx, "检查，做成压缩包", || WorkbenchMessage::PublicationAsked, app.progress.is_some() || changed.is_empty()) }
        </>
    }
}
