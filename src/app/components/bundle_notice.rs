//! What is said while a bundle is on its way, or when it did not come.

use crate::app::scene::Scene;
use crate::state::{Arrival, Bundle, Message};
use crate::text;
use yew::prelude::*;

/// The state of the directory; nothing once it is here.
pub(crate) fn directory_notice(scene: &Scene) -> Html {
    match scene.state.directory {
        Arrival::Here => Html::default(),
        Arrival::Failed => failed(scene, Bundle::Directory, text::DIRECTORY_NOT_LOADED),
        Arrival::NotAsked | Arrival::Awaited => {
            html! { <p class="waiting" role="status">{text::DIRECTORY_LOADING}</p> }
        }
    }
}

/// What could not be checked because the national list is not here.
pub(crate) fn national_notice(scene: &Scene) -> Html {
    match scene.state.national {
        Arrival::Here => Html::default(),
        Arrival::Failed => failed(scene, Bundle::National, text::DIRECTORY_NATIONAL_NOT_LOADED),
        Arrival::NotAsked | Arrival::Awaited => {
            html! { <p class="waiting">{text::DIRECTORY_NATIONAL_LOADING}</p> }
        }
    }
}

fn failed(scene: &Scene, bundle: Bundle, words: &'static str) -> Html {
    html! {
        <div class="notice notice-ask" role="alert">
            <p>{words}</p>
            <button type="button" class="button button-quiet" onclick={scene.on_click(Message::RetryWanted(bundle))}>
                {text::DIRECTORY_RETRY}
            </button>
        </div>
    }
}
