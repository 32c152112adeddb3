//! The room of the checks: errors with their remedies, cases that fail, the proof.

use super::{button, list, page};
use crate::app::App;
use crate::messages::WorkbenchMessage;
use workbench_core::{CheckReport, DiagnosticLine, Failure, MutationReport, PageKind, PolicyReport};
use yew::prelude::*;

pub(super) fn view(app: &App, ctx: &Context<App>) -> Html {
    html! {
        <>
            <h2>{"检查"}</h2>
            <p class="help">{"对一遍所有文件和例子，再把每一种回答都算一遍。要几分钟，随时可以停下。"}</p>
            { button(ctx, "检查", || WorkbenchMessage::CheckAsked, app.progress.is_some()) }
            { for app.results.check.iter().map(|report| results(app, ctx, report)) }
            <h3>{"更细的检查"}</h3>
            <p class="help">
                {"逐处改错：把规则一处一处故意改错，看有没有例子发现。没有例子发现的，要补例子。"}
                {"逐句核对：通知的每一句话，写成了哪条规则，还是由办事机构定。"}
            </p>
            <p class="draft">
                { button(ctx, "逐处改错", || WorkbenchMessage::MutantsAsked, app.progress.is_some()) }
                { button(ctx, "逐句核对", || WorkbenchMessage::PageAsked(PageKind::Sentences), app.progress.is_some()) }
            </p>
            { for app.results.mutation.iter().map(mutation) }
            { page::view(app, ctx, PageKind::Sentences) }
        </>
    }
}

/// Renders the results of the checks.
fn results(app: &App, ctx: &Context<App>, report: &CheckReport) -> Html {
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
            { for report.policies.iter().map(|report| policy(app, ctx, report)) }
        </>
    }
}

/// Renders the results for the mutants.
fn mutation(report: &MutationReport) -> Html {
    let MutationReport { mutants, by_case, by_compiler, reviewed, unnoticed, stale } = report;
    let class = if report.is_sound() { "notice" } else { "notice notice-ask" };
    html! {
        <>
            <p {class}>
                { format!("故意改错{mutants}处：例子发现{by_case}处，找错发现{by_compiler}处，看过、不用发现的{reviewed}处，") }
                { format!("没有发现的{}处。", unnoticed.len()) }
            </p>
            { list(unnoticed) }
            if !stale.is_empty() {
                <p>{"这些现在能发现了，从 survivors.toml 里去掉："}</p>
                { list(stale) }
            }
        </>
    }
}

pub(super) fn diagnostic(ctx: &Context<App>, found: &DiagnosticLine) -> Html {
    html! {
        <li>
            { link(ctx, &found.file, found.line, format!("{} 第{}行", found.file, found.line)) }
            { format!("：{}。", found.lead) }
            <span class="quiet" lang="en">{ format!("{}; {}", found.message, found.remedy) }</span>
        </li>
    }
}

fn policy(app: &App, ctx: &Context<App>, report: &PolicyReport) -> Html {
    if report.failures.is_empty() {
        return html! { <p>{ format!("{}：{}个例子都对", report.name, report.cases) }</p> };
    }
    let is_busy = app.progress.is_some();
    let failure = |failure: &Failure| {
        let text = match &failure.location {
            Some((file, line)) => link(ctx, file, *line, failure.text.clone()),
            None => html! { { &failure.text } },
        };
        let tried = failure.trial.iter().map(|page| try_out(ctx, page, is_busy));
        html! { <li>{ text }{ for tried }</li> }
    };
    html! {
        <>
            <p>{ &report.name }</p>
            <ul class="points">{ for report.failures.iter().map(failure) }</ul>
        </>
    }
}

/// Renders the button that opens the trial with the answers of a case.
fn try_out(ctx: &Context<App>, page: &str, disabled: bool) -> Html {
    let page = page.to_owned();
    let onclick = ctx.link().callback(move |_| WorkbenchMessage::CaseTried(page.clone()));
    html! { <>{" "}<button type="button" class="link" {onclick} {disabled}>{"试试这些回答"}</button></> }
}

/// Renders a text that opens a file at a line in the editor.
fn link(ctx: &Context<App>, file: &str, line: u32, text: String) -> Html {
    let path = file.to_owned();
    let open = ctx.link().callback(move |_| WorkbenchMessage::FileOpened(path.clone(), line));
    html! { <button type="button" class="link" onclick={open}>{ text }</button> }
}
