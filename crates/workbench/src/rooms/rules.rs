//! The room of the rules: the files of the data, and an editor with line numbers for one of them.

use super::button;
use super::check::diagnostic;
use super::{forms, reading};
use crate::app::App;
use crate::messages::WorkbenchMessage;
use crate::state::{EditorKind, RulesView};
use std::fmt::Write;
use web_sys::{Element, HtmlSelectElement, HtmlTextAreaElement};
use workbench_core::DiagnosticLine;
use yew::prelude::*;

pub(super) fn view(app: &App, ctx: &Context<App>) -> Html {
    let choice = |name: &'static str, view: RulesView| {
        let chosen = ctx.link().callback(move |_| WorkbenchMessage::ViewChosen(view));
        let pressed = (app.rules_view == view).to_string();
        html! { <button type="button" class="tab" aria-pressed={pressed} onclick={chosen}>{ name }</button> }
    };
    html! {
        <>
            <h2>{"规则"}</h2>
            <p class="draft">
                { choice("文件", RulesView::Files) }
                { choice("常见的改动", RulesView::Forms) }
                { choice("从头读一遍", RulesView::Reading) }
            </p>
            { match app.rules_view {
                RulesView::Files => files(app, ctx),
                RulesView::Forms => forms::view(app, ctx),
                RulesView::Reading => reading::view(app, ctx),
            } }
            // Always one node: another number of nodes would create the editor again.
            if let Some(found) = &app.results.diagnostics { { diagnostics(ctx, found) } }
            <p class="quiet">{"改完没有写错的地方了，再到“检查”里把每一种回答对一遍。"}</p>
        </>
    }
}

/// Renders the list of the files and the editor.
fn files(app: &App, ctx: &Context<App>) -> Html {
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
            <label>{"文件 "}<select onchange={opened}>{ for app.files.keys().map(option) }</select></label>
            {
                match (text, app.editor_kind) {
                    (Some(_), EditorKind::Loading) => html! { <p>{"正在打开"}</p> },
                    (Some(_), EditorKind::Rich) => {
                        html! { <div class="text-editor" key="text-editor" ref={app.editor.clone()} /> }
                    }
                    (Some(text), EditorKind::Plain) => plain_editor(app, ctx, text),
                    (None, _) => html! { <p>{"这个文件不是文本，这里打不开。"}</p> },
                }
            }
            <p>{ button(ctx, "找错", || WorkbenchMessage::DiagnosticsAsked, app.progress.is_some()) }</p>
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
fn plain_editor(app: &App, ctx: &Context<App>, text: &str) -> Html {
    let edited = ctx.link().callback(|event: InputEvent| {
        WorkbenchMessage::FileEdited(event.target_unchecked_into::<HtmlTextAreaElement>().value())
    });
    let lines = text.lines().count() + 1;
    let is_marked = |line: usize| {
        let found = app.results.diagnostics.iter().flatten();
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

/// Returns the lines of the open file that have a diagnostic, with their messages.
pub(crate) fn messages(app: &App) -> Vec<(u32, String)> {
    let found = app.results.diagnostics.iter().flatten().filter(|found| found.file == app.open_file);
    found.map(|found| (found.line, format!("{}。{}; {}", found.lead, found.message, found.remedy))).collect()
}

/// Scrolls the text field so that a line, from 1, is near its top.
pub(crate) fn scroll_to_line(editor: &Element, line: u32) {
    let Ok(Some(numbers)) = editor.query_selector("pre") else { return };
    let lines = numbers.text_content().unwrap_or_default().lines().count().max(1) as i32;
    let height = numbers.scroll_height() / lines;
    editor.set_scroll_top((line as i32 - 3).max(0) * height);
}
