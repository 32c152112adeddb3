//! The room of the checks.

use super::{button, list};
use crate::app::{App, WorkbenchMessage};
use workbench_core::{CheckReport, DiagnosticLine, PolicyReport};
use yew::prelude::*;

/// Renders the room.
pub(super) fn view(app: &App, ctx: &Context<App>) -> Html {
    html! {
        <>
            <h2>{"检查"}</h2>
            <p class="help">{"对一遍所有文件和例子，再把每一种回答都算一遍。要几分钟，随时可以停下。"}</p>
            { button(ctx, "检查", || WorkbenchMessage::CheckAsked, app.progress.is_some()) }
            { for app.check.iter().map(|report| results(ctx, report)) }
        </>
    }
}

/// Renders the results of the checks.
fn results(ctx: &Context<App>, report: &CheckReport) -> Html {
    if report.is_sound() {
        let cases: usize = report.policies.iter().map(|policy| policy.cases).sum();
        return html! {
            <p class="notice">{ format!("都通过了：{}项政策，{cases}个例子。", report.policies.len()) }</p>
        };
    }
    html! {
        <>
            <p class="notice notice-ask">{"有没通过的，改好以前不能发布："}</p>
            <ul class="points">
                { for report.diagnostics.iter().map(|found| diagnostic(ctx, found)) }
            </ul>
            { for report.policies.iter().map(policy) }
        </>
    }
}

pub(super) fn diagnostic(ctx: &Context<App>, found: &DiagnosticLine) -> Html {
    let (path, line) = (found.file.clone(), found.line);
    let open = ctx.link().callback(move |_| WorkbenchMessage::FileOpened(path.clone(), line));
    html! {
        <li>
            <button type="button" class="link" onclick={open}>{ format!("{} 第{}行", found.file, found.line) }</button>
            { format!("：{}（{}）", found.message, found.remedy) }
        </li>
    }
}

fn policy(report: &PolicyReport) -> Html {
    if report.failures.is_empty() {
        return html! { <p>{ format!("{}：{}个例子都对", report.name, report.cases) }</p> };
    }
    html! { <><p>{ &report.name }</p>{ list(&report.failures) }</> }
}
