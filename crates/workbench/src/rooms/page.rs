//! Renders a page of `docs/` for reading and printing: conflicts, situations, coverage.

use super::button;
use crate::app::App;
use crate::messages::WorkbenchMessage;
use workbench_core::{Block, PageKind};
use yew::prelude::*;

/// Renders the page, once it has been asked for.
pub(super) fn view(app: &App, ctx: &Context<App>, kind: PageKind) -> Html {
    let Some(blocks) = app.results.pages.get(&kind) else { return Html::default() };
    html! {
        <article class="page">
            { button(ctx, "打印", || WorkbenchMessage::PrintAsked, false) }
            { for blocks.iter().map(block) }
        </article>
    }
}

fn block(block: &Block) -> Html {
    match block {
        Block::Heading(1, text) => html! { <h3>{ text }</h3> },
        Block::Heading(2, text) => html! { <h4>{ text }</h4> },
        Block::Heading(_, text) => html! { <h5>{ text }</h5> },
        Block::Paragraph(text) => html! { <p>{ text }</p> },
        Block::List(items) => {
            let item = |(depth, text): &(u8, String)| html! { <li class={depth_class(*depth)}>{ text }</li> };
            html! { <ul class="tree">{ for items.iter().map(item) }</ul> }
        }
        Block::Table(head, rows) => html! {
            <div class="table">
                <table>
                    <thead><tr>{ for head.iter().map(|cell| html! { <th>{ cell }</th> }) }</tr></thead>
                    <tbody>{ for rows.iter().map(|cells| html! {
                        <tr>{ for cells.iter().map(|cell| html! { <td>{ cell }</td> }) }</tr>
                    }) }</tbody>
                </table>
            </div>
        },
    }
}

/// Returns the class that indents a line; deeper ones are indented as the deepest.
pub(super) fn depth_class(depth: u8) -> String {
    format!("depth-{}", depth.min(8))
}
