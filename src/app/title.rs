//! The title of the document, page by page.

use super::scene::Scene;
use crate::state::Route;
use crate::text::{self, fill};

/// The title while `scene` is shown.
pub(super) fn title(scene: &Scene) -> String {
    let page = match &scene.state.route {
        _ if scene.state.awaits_policy(&scene.data) => text::POLICIES_TITLE.to_owned(),
        Route::Start => return text::SHELL_TITLE.to_owned(),
        Route::Question { .. } => match scene.state.fact(&scene.data) {
            Some(fact) => scene.policy().question(fact).title.clone(),
            None => text::NOT_FOUND_TITLE.to_owned(),
        },
        Route::Review { .. } => text::REVIEW_TITLE.to_owned(),
        Route::Result { .. } => {
            let outcome = scene.state.verdict(&scene.data).outcome;
            outcome.text(scene.policy()).title.clone()
        }
        Route::Directory(_) => text::DIRECTORY_TITLE.to_owned(),
        Route::Occupation(code) => {
            let directory = scene.data.directory.as_ref();
            let code = code.to_string();
            directory
                .and_then(|directory| {
                    Some(directory.occupations()[directory.position_of(&code)?].name.clone())
                })
                .unwrap_or(code)
        }
        Route::Policies => text::POLICIES_TITLE.to_owned(),
        Route::About => text::ABOUT_TITLE.to_owned(),
        Route::Check { .. } | Route::NotFound => text::NOT_FOUND_TITLE.to_owned(),
    };
    fill(text::SHELL_TITLE_OF, &[("page", &page)])
}
