//! The room of the rules: the files of the data, and a text field for one of them.

use crate::app::{App, WorkbenchMessage};
use web_sys::{HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

/// Renders the room.
pub(super) fn view(app: &App, ctx: &Context<App>) -> Html {
    let opened = ctx.link().callback(|event: Event| {
        WorkbenchMessage::FileOpened(event.target_unchecked_into::<HtmlSelectElement>().value())
    });
    let edited = ctx.link().callback(|event: Event| {
        WorkbenchMessage::FileEdited(event.target_unchecked_into::<HtmlTextAreaElement>().value())
    });
    let text = app.files.get(&app.open_file).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let built_in = &ctx.props().built_in;
    let option = |path: &String| {
        let mark = if built_in.get(path) == app.files.get(path) { "" } else { "（改过）" };
        html! { <option value={path.clone()} selected={*path == app.open_file}>{ format!("{path}{mark}") }</option> }
    };
    html! {
        <>
            <h2>{"规则的文件"}</h2>
            <label>{"文件 "}<select onchange={opened}>{ for app.files.keys().map(option) }</select></label>
            {
                match text {
                    Some(text) => html! {
                        <textarea key={app.open_file.clone()} class="source" rows="28" spellcheck="false"
                            aria-label={app.open_file.clone()} value={text.to_owned()} onchange={edited} />
                    },
                    None => html! { <p>{"这个文件不是文本，这里打不开。"}</p> },
                }
            }
            <p class="quiet">{"改完到“检查”里对一遍。"}</p>
        </>
    }
}
