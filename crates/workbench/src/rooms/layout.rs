//! The sheet, the table header and the columns of a list, corrected by hand.

use crate::app::App;
use crate::messages::WorkbenchMessage;
use crate::state::ImportState;
use web_sys::HtmlSelectElement;
use workbench_core::{Head, SheetBeginning};
use yew::prelude::*;

/// The uses of a column, in the order of the list to choose from.
const USES: [&str; 5] = ["不用", "职业名称", "职业编码", "领域", "通知用词"];

/// Renders the beginning of the sheet; a column or a row is chosen by hand, then the list is read again.
pub(super) fn view(ctx: &Context<App>, import: &ImportState, beginning: &SheetBeginning) -> Html {
    let chosen = import.hand.as_ref().or(beginning.head.as_ref());
    let head = chosen.cloned().unwrap_or_default();
    let columns = beginning.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or_default();
    let again = ctx.link().batch_callback(|_: MouseEvent| {
        let change = |import: &mut ImportState| {
            import.request.head = import.hand.clone();
            import.request.decisions.clear();
        };
        vec![WorkbenchMessage::ImportChanged(Box::new(change)), WorkbenchMessage::ImportAgain]
    });
    let is_open = beginning.head.is_none();
    html! {
        <details open={is_open} class="layout">
            <summary>{"工作表、表头、列认得不对？在这里改"}</summary>
            if beginning.sheets.len() > 1 { { sheets(ctx, beginning) } }
            <p class="help">{"在最上面一排选每一列是什么，点一下表头那一行的行号。"}</p>
            <div class="table">
                <table>
                    <tr>
                        <th>{"行"}</th>
                        { for (0..columns).map(|column| html! { <th>{ use_list(ctx, &head, column) }</th> }) }
                    </tr>
                    { for beginning.rows.iter().map(|(line, cells)| row(ctx, &head, *line, cells)) }
                </table>
            </div>
            <button type="button" class="button button-quiet" onclick={again} disabled={import.hand.is_none()}>
                {"照这样重新读"}
            </button>
        </details>
    }
}

fn sheets(ctx: &Context<App>, beginning: &SheetBeginning) -> Html {
    let chosen = ctx.link().batch_callback(|event: Event| {
        let name = event.target_unchecked_into::<HtmlSelectElement>().value();
        let change = move |import: &mut ImportState| {
            (import.request.sheet, import.request.head, import.hand) = (Some(name), None, None);
            import.request.decisions.clear();
        };
        vec![WorkbenchMessage::ImportChanged(Box::new(change)), WorkbenchMessage::ImportAgain]
    });
    html! {
        <label>{"工作表"}<select onchange={chosen}>
            { for beginning.sheets.iter().map(|name| {
                let selected = beginning.sheet.as_ref() == Some(name);
                html! { <option {selected}>{ name }</option> }
            }) }
        </select></label>
    }
}

/// Returns a callback that changes the header by hand.
fn changed<E: 'static>(
    ctx: &Context<App>,
    head: &Head,
    change: impl Fn(&mut Head, E) + Clone + 'static,
) -> Callback<E> {
    let head = head.clone();
    ctx.link().callback(move |event: E| {
        let mut head = head.clone();
        change(&mut head, event);
        WorkbenchMessage::ImportChanged(Box::new(move |import| import.hand = Some(head)))
    })
}

/// Renders the list of the uses of a column.
fn use_list(ctx: &Context<App>, head: &Head, column: usize) -> Html {
    let is_name = head.line > 0 && head.name == column;
    let used = [is_name, head.code == Some(column), head.field == Some(column), head.phrase == Some(column)];
    let current = used.iter().position(|is_used| *is_used).map_or(0, |index| index + 1);
    let onchange = changed(ctx, head, move |head, event: Event| {
        let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
        for of in [&mut head.code, &mut head.field, &mut head.phrase] {
            *of = of.filter(|other| *other != column);
        }
        match index {
            1 => head.name = column,
            2 => head.code = Some(column),
            3 => head.field = Some(column),
            4 => head.phrase = Some(column),
            _ => {}
        }
        head.line = head.line.max(1);
    });
    let label = format!("第{}列是什么", column + 1);
    html! {
        <select {onchange} aria-label={label}>
            { for USES.iter().enumerate().map(|(index, name)| {
                html! { <option selected={index == current}>{ *name }</option> }
            }) }
        </select>
    }
}

fn row(ctx: &Context<App>, head: &Head, line: usize, cells: &[String]) -> Html {
    let is_head = head.line == line;
    let choose = changed(ctx, head, move |head, _: MouseEvent| head.line = line);
    let label = format!("第{line}行是表头");
    html! {
        <tr class={is_head.then_some("head")}>
            <td>
                <button type="button" class="tab" aria-pressed={is_head.to_string()} aria-label={label} onclick={choose}>
                    { line }
                </button>
            </td>
            { for cells.iter().map(|cell| html! { <td>{ cell }</td> }) }
        </tr>
    }
}
