//! What is said while a bundle is on its way, or when it did not come.

use crate::view::context::Scene;
use crate::view::element::{Tag, button, classed, words};
use content::text;
use widget_state::{Arrival, Bundle, Message};

/// The state of one of the widget's parts; nothing once it is here.
pub(crate) fn part_notice(scene: &Scene, part: Bundle) -> Option<Tag> {
    let arrival = if part == Bundle::Later { scene.state.later } else { scene.state.last };
    notice(scene, arrival, part, text::SHELL_LOADING, text::SHELL_NOT_LOADED)
}

/// The state of the directory; nothing once it is here.
pub(crate) fn directory_notice(scene: &Scene) -> Option<Tag> {
    notice(
        scene,
        scene.state.directory,
        Bundle::Directory,
        text::DIRECTORY_LOADING,
        text::DIRECTORY_NOT_LOADED,
    )
}

/// What could not be checked because the national list is not here.
pub(crate) fn national_notice(scene: &Scene) -> Option<Tag> {
    notice(
        scene,
        scene.state.national,
        Bundle::National,
        text::DIRECTORY_NATIONAL_LOADING,
        text::DIRECTORY_NATIONAL_NOT_LOADED,
    )
}

/// The state of the policies but the first; nothing once they are here.
pub(crate) fn policies_notice(scene: &Scene) -> Option<Tag> {
    notice(
        scene,
        scene.state.other_policies,
        Bundle::Policies,
        text::POLICIES_LOADING,
        text::POLICIES_NOT_LOADED,
    )
}

fn notice(scene: &Scene, arrival: Arrival, bundle: Bundle, loading: &str, failed: &str) -> Option<Tag> {
    match arrival {
        Arrival::Here => None,
        Arrival::NotAsked | Arrival::Awaited => {
            Some(classed("p", "waiting").set("role", "status").text(loading))
        }
        Arrival::Failed => {
            let again = button("button button-quiet")
                .on_click(scene, Message::RetryWanted(bundle))
                .text(text::DIRECTORY_RETRY);
            Some(
                classed("div", "notice notice-ask").set("role", "alert").with(words("p", failed)).with(again),
            )
        }
    }
}
