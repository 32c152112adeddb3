//! The room of the rules: the files of the data, and an editor with line numbers for one of them.

use super::button;
use super::check::diagnostic;
use crate::app::{App, WorkbenchMessage};
use std::fmt::Write;
use web_sys::{Element, HtmlSelectElement, HtmlTextAreaElement};
use workbench_core::DiagnosticLine;
use yew::prelude::*;

/// Renders the room.
pub(super) fn view(app: &App, ctx: &Context<App>) -> Html {
    let opened = ctx.link().callback(|event: Event| {
        WorkbenchMessage::FileOpened(event.target_unchecked_into::<HtmlSelectElement>().value(), 1)
    });
    let text = app.files.get(&app.open_file).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let published = &ctx.props().published;
    let option = |path: &String| {
        let mark = if published.get(path) == app.files.get(path) { "" } else { "（改过）" };
        html! { <option value={path.clone()} selected={*path == app.open_file}>{ format!("{path}{mark}") }</option> }
    };
    html! {
        <>
            <h2>{"规则的文件"}</h2>
            <label>{"文件 "}<select onchange={opened}>{ for app.files.keys().map(option) }</select></label>
            <p>{ button(ctx, "找错", || WorkbenchMessage::DiagnosticsAsked, app.progress.is_some()) }</p>
            { for app.diagnostics.iter().map(|found| diagnostics(ctx, found)) }
            {
                match text {
                    Some(text) => editor(app, ctx, text),
                    None => html! { <p>{"这个文件不是文本，这里打不开。"}</p> },
                }
            }
            <p class="quiet">{"改完先找错，再到“检查”里把每一种回答对一遍。"}</p>
        </>
    }
}

/// Renders the diagnostics of all files; each leads to its line.
fn diagnostics(ctx: &Context<App>, found: &[DiagnosticLine]) -> Html {
    if found.is_empty() {
        return html! { <p class="notice">{"没有写错的地方。"}</p> };
    }
    html! { <ul class="points">{ for found.iter().map(|found| diagnostic(ctx, found)) }</ul> }
}

/// Renders the text with line numbers; lines with a diagnostic are marked.
fn editor(app: &App, ctx: &Context<App>, text: &str) -> Html {
    let edited = ctx.link().callback(|event: InputEvent| {
        WorkbenchMessage::FileEdited(event.target_unchecked_into::<HtmlTextAreaElement>().value())
    });
    let lines = text.lines().count() + 1;
    let is_marked = |line: usize| {
        let found = app.diagnostics.iter().flatten();
        found.into_iter().any(|found| found.file == app.open_file && found.line as usize == line)
    };
    let mut numbers = String::new();
    for line in 1..=lines {
        // Writing to a string cannot fail.
        let _ = writeln!(numbers, "{}{line}", if is_marked(line) { "●" } else { "" });
    }
    html! {
        <div class="editor" ref={app.editor.clone()}>
            <pre aria-hidden="true">{ numbers }</pre>
            <textarea key={app.open_file.clone()} rows={lines.to_string()} wrap="off" spellcheck="false"
                aria-label={app.open_file.clone()} value={text.to_owned()} oninput={edited} />
        </div>
    }
}

/// Scrolls the editor so that a line, from 1, is near its top.
pub(crate) fn scroll_to_line(editor: &Element, line: u32) {
    let Ok(Some(numbers)) = editor.query_selector("pre") else { return };
    let lines = numbers.text_content().unwrap_or_default().lines().count().max(1) as i32;
    let height = numbers.scroll_height() / lines;
    editor.set_scroll_top((line as i32 - 3).max(0) * height);
}
