//! No page of ours, with a way on.

use crate::app::scene::Scene;
use crate::state::Route;
use crate::text;
use occupations::Filter;
use yew::prelude::*;

/// The page.
pub(super) fn page(scene: &Scene) -> Html {
    html! {
        <>
            {scene.heading(html! { {text::NOT_FOUND_TITLE} })}
            <p class="help">{text::NOT_FOUND_WORDS}</p>
            <ul class="ways-on">
                <li><a href={Route::Start.address()}>{text::NOT_FOUND_START}</a></li>
                <li><a href={Route::Check { policy: String::new() }.address()}>{text::SHELL_CHECK}</a></li>
                <li><a href={Route::Directory(Filter::default()).address()}>{text::SHELL_DIRECTORY}</a></li>
            </ul>
        </>
    }
}
