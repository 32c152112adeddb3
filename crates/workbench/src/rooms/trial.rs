//! The room of the trial: the site as it would be after the publication, in a frame.

use super::button;
use crate::app::App;
use crate::messages::WorkbenchMessage;
use crate::state::TrialForm;
use web_sys::HtmlInputElement;
use yew::prelude::*;

pub(super) fn view(app: &App, ctx: &Context<App>) -> Html {
    let disabled = app.progress.is_some() || !app.is_changed(ctx);
    html! {
        <>
            <h2>{"试用"}</h2>
            <p class="help">{"放到网站上以后就是这个样子。只在这台电脑上看得到。"}</p>
            { button(ctx, "用草稿试一试", || WorkbenchMessage::TrialAsked, disabled) }
            if !app.is_changed(ctx) {
                <p>{"草稿还没有改过，和网站上的一样。"}</p>
            }
            { for app.results.trial.iter().map(|address| frame(app, ctx, address)) }
        </>
    }
}

fn frame(app: &App, ctx: &Context<App>, address: &str) -> Html {
    let choice = |name: &'static str, form: TrialForm| {
        let chosen = ctx.link().callback(move |_| WorkbenchMessage::FormChosen(form));
        let pressed = (app.form == form).to_string();
        html! { <button type="button" class="tab" aria-pressed={pressed} onclick={chosen}>{ name }</button> }
    };
    let class = match app.form {
        TrialForm::Phone => "trial trial-phone",
        TrialForm::Computer => "trial trial-computer",
    };
    let opened = format!("{address}{}", app.results.trial_page);
    // A frame is never a kiosk.
    let kiosk = format!("{address}?mode=kiosk");
    let typed = ctx.link().callback(|event: InputEvent| {
        WorkbenchMessage::StoryTyped(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    html! {
        <>
            <p class="draft">
                { choice("手机上", TrialForm::Phone) }
                { choice("电脑上", TrialForm::Computer) }
                <a href={kiosk} target="_blank" rel="noopener">{"自助机上（另开一页）"}</a>
            </p>
            <p class="draft">
                <label>{"这个例子说的是谁（可以不填）"}
                    <input type="text" class="story" placeholder="52岁女管理人员，在淄博上班" value={app.story.clone()} oninput={typed} />
                </label>
                { button(ctx, "把下面的回答存成例子", || WorkbenchMessage::CaseAsked, app.progress.is_some()) }
            </p>
            <iframe {class} title="试用" src={opened} ref={app.trial_frame.clone()} />
        </>
    }
}
