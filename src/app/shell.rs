//! What stands around every page: the way home, the two things one can do, the size, the hotline.

use super::components::icons;
use super::pages::page;
use super::scene::Scene;
use crate::state::{Message, Route};
use crate::text;
use occupations::Filter;
use yew::prelude::*;

/// The page of the scene with everything around it.
pub(super) fn shell(scene: &Scene, host: NodeRef) -> Html {
    let large = scene.state.large;
    html! {
        <div class={classes!("qg", large.then_some("qg-large"))} ref={host}>
            <header class="top">
                <a class="home" href={Route::Start.address()}>
                    {icons::emblem()}<span>{text::SHELL_NAME}</span>
                </a>
                <button type="button" class="size" aria-pressed={if large { "true" } else { "false" }}
                    onclick={scene.on_click(Message::SizeToggled)}>{text::SHELL_LARGE}</button>
                {ways(scene)}
            </header>
            {back(scene)}
            <main class="page" key={page_key(&scene.state.route)}>{page(scene)}</main>
            <footer class="bottom">
                <p>{text::SHELL_SELF_CHECK}</p>
                <p><a href={Route::About.address()}>{text::SHELL_ABOUT}</a></p>
            </footer>
        </div>
    }
}

/// The way back on somebody else's page, where the browser's own would lead away from it.
fn back(scene: &Scene) -> Html {
    let Some(back) = &scene.back else { return Html::default() };
    let onclick = back.reform(|_: MouseEvent| ());
    html! { <button type="button" class="link back" {onclick}>{text::SHELL_BACK}</button> }
}

/// The two things one can do here.
fn ways(scene: &Scene) -> Html {
    let (checking, looking) = match &scene.state.route {
        Route::Check { .. } | Route::Question { .. } | Route::Review { .. } | Route::Result { .. } => {
            (true, false)
        }
        Route::Directory(_) | Route::Occupation(_) => (false, true),
        Route::Start | Route::About | Route::NotFound => (false, false),
    };
    let way = |address: String, words: &'static str, here: bool| {
        html! { <a class="way" href={address} aria-current={here.then_some("true")}>{words}</a> }
    };
    html! {
        <nav class="ways" aria-label={text::SHELL_WAYS}>
            {way(Route::Check { policy: String::new() }.address(), text::SHELL_CHECK, checking)}
            {way(Route::Directory(Filter::default()).address(), text::SHELL_DIRECTORY, looking)}
        </nav>
    }
}

/// One page has one element; another page gets a new one, so that nothing of the old one stays open.
fn page_key(route: &Route) -> String {
    match route {
        Route::Directory(_) => "directory".to_owned(),
        Route::NotFound => "not-found".to_owned(),
        route => route.address(),
    }
}
