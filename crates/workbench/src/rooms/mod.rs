//! The views of the page: its head, and one view for each room.

mod check;
pub(crate) mod directory;
mod edition;
mod forms;
mod impact;
mod layout;
mod page;
mod publication;
mod reading;
pub(crate) mod rules;
mod trial;

use crate::app::App;
use crate::messages::{DraftMessage, WorkbenchMessage};
use crate::state::{KeptDraft, Progress, Room};
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

pub(crate) fn view(app: &App, ctx: &Context<App>) -> Html {
    let room = match app.room {
        Room::Directory => directory::view(app, ctx),
        Room::Rules => rules::view(app, ctx),
        Room::Check => check::view(app, ctx),
        Room::Impact => impact::view(app, ctx),
        Room::Trial => trial::view(app, ctx),
        Room::Publication => publication::view(app, ctx),
    };
    html! {
        <div class="workbench">
            <header>
                <h1>{"规则工作台"}</h1>
                <nav aria-label="房间">{ for Room::ALL.map(|room| tab(app, ctx, room)) }</nav>
                { draft(app, ctx) }
            </header>
            <div role="status" class="workbench-status">
                { for app.progress.map(|progress| progress_bar(ctx, progress)) }
                { for app.notice.iter().map(|notice| html! { <p class="notice notice-ask">{ notice }</p> }) }
            </div>
            <main>{ room }</main>
            <footer class="quiet">
                if app.kept.is_some() {
                    {"都在这台电脑上算，不上传。这个浏览器里存着一份草稿，不要了就删掉。"}
                } else {
                    {"都在这台电脑上算，不上传，也不存在浏览器里。关掉网页就没有了，要留就存草稿。"}
                }
            </footer>
        </div>
    }
}

fn tab(app: &App, ctx: &Context<App>, room: Room) -> Html {
    let current = (app.room == room).then_some("page");
    let open = ctx.link().callback(move |_| WorkbenchMessage::Opened(room));
    html! { <button type="button" class="tab" aria-current={current} onclick={open}>{ room.name() }</button> }
}

/// Renders the state of the draft and the buttons to save, open and drop it.
fn draft(app: &App, ctx: &Context<App>) -> Html {
    let state = if app.is_changed(ctx) { "草稿：改过了" } else { "和网站上的一样" };
    let reset = ctx.link().callback(|_| WorkbenchMessage::Reset);
    html! {
        <p class="draft">
            <span>{ state }</span>
            { button(ctx, "存草稿", || WorkbenchMessage::Draft(DraftMessage::SaveAsked), app.progress.is_some()) }
            { button(ctx, "存在这台电脑上", || WorkbenchMessage::Draft(DraftMessage::KeepAsked), app.progress.is_some()) }
            <label class="file">{"打开草稿"}{ file_input(ctx, ".zip", |file| WorkbenchMessage::Draft(DraftMessage::Chosen(file))) }</label>
            if app.is_changed(ctx) {
                <button type="button" class="button button-quiet" onclick={reset}>{"不要草稿，从头来"}</button>
            }
            if matches!(app.kept, Some(KeptDraft::Earlier(_))) {
                { button(ctx, "打开这台电脑上的草稿", || WorkbenchMessage::Draft(DraftMessage::KeptOpened), app.progress.is_some()) }
            }
            if app.kept.is_some() {
                { button(ctx, "删掉这台电脑上的草稿", || WorkbenchMessage::Draft(DraftMessage::ForgetAsked), false) }
            }
        </p>
    }
}

/// Renders an input for one file.
fn file_input(ctx: &Context<App>, accept: &'static str, message: fn(File) -> WorkbenchMessage) -> Html {
    let chosen = ctx.link().batch_callback(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let file = input.files().and_then(|files| files.get(0));
        // The same file can be chosen again.
        input.set_value("");
        file.map(message)
    });
    html! { <input type="file" {accept} onchange={chosen} /> }
}

fn button(ctx: &Context<App>, name: &str, message: fn() -> WorkbenchMessage, disabled: bool) -> Html {
    let onclick = ctx.link().callback(move |_| message());
    html! { <button type="button" class="button button-quiet" {onclick} {disabled}>{ name }</button> }
}

fn progress_bar(ctx: &Context<App>, progress: Progress) -> Html {
    let cancel = ctx.link().callback(|_| WorkbenchMessage::Cancelled);
    let Progress { done, all, .. } = progress;
    html! {
        <p class="progress">
            <label>{"正在算 "}<progress value={done.to_string()} max={all.to_string()}></progress></label>
            if let Some(seconds) = progress.seconds_left() {
                <span>{ format!("大约还要{seconds}秒") }</span>
            }
            <button type="button" class="button button-quiet" onclick={cancel}>{"停下"}</button>
        </p>
    }
}

/// Renders lines as a list.
fn list(lines: &[String]) -> Html {
    html! { <ul class="points">{ for lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul> }
}
