//! A policy as a document: a click on any words opens the file at their line.

use super::{button, page};
use crate::app::App;
use crate::messages::WorkbenchMessage;
use web_sys::HtmlSelectElement;
use workbench_core::{LineKind, LinkedText, ReadableLine, ReadablePolicy};
use yew::prelude::*;

/// Renders the policy that was asked for.
pub(super) fn view(app: &App, ctx: &Context<App>) -> Html {
    let Some(policy) = &app.results.reading else { return Html::default() };
    let chosen = ctx.link().callback(|event: Event| {
        WorkbenchMessage::ReadingAsked(event.target_unchecked_into::<HtmlSelectElement>().value())
    });
    let ReadablePolicy { id, policies, lines } = policy;
    let option = |(other, name): &(String, String)| {
        html! { <option value={other.clone()} selected={other == id}>{ name }</option> }
    };
    html! {
        <>
            <p class="help">{"点哪几个字，就打开写着它的文件，停在那一行。"}</p>
            <label>{"哪一项政策 "}<select onchange={chosen}>{ for policies.iter().map(option) }</select></label>
            { button(ctx, "打印", || WorkbenchMessage::PrintAsked, false) }
            <article class="page tree">{ for lines.iter().map(|one| line(ctx, one)) }</article>
        </>
    }
}

fn line(ctx: &Context<App>, line: &ReadableLine) -> Html {
    let words: Html = line.words.iter().map(|words| link(ctx, words)).collect();
    match (line.kind, line.depth) {
        (LineKind::Heading, 0) => html! { <h3>{ words }</h3> },
        (LineKind::Heading, _) => html! { <h4>{ words }</h4> },
        (kind, depth) => {
            let kind = match kind {
                LineKind::Sentence => "sentence",
                LineKind::Clause => "clause",
                _ => "item",
            };
            html! { <p class={classes!(kind, page::depth_class(depth))}>{ words }</p> }
        }
    }
}

/// Renders words that open their file. A button would not break over lines as text does.
fn link(ctx: &Context<App>, words: &LinkedText) -> Html {
    let LinkedText { text, file, line } = words.clone();
    let open = ctx.link().callback(move |event: MouseEvent| {
        event.prevent_default();
        WorkbenchMessage::FileOpened(file.clone(), line)
    });
    html! { <a href="#" onclick={open}>{ text }</a> }
}
